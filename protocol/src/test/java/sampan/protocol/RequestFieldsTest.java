package sampan.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A request with a mistake is answered with the field's name, and the next one is served.
final class RequestFieldsTest {
    private static final String PUT = "'op':'put','path':['s','a'],'size':1,'modified':5,'if':'any'";
    private static final String HEX = "0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                              | op           | missing",
                "{'op':7}                                        | op           | not a string",
                "{'op':null}                                     | op           | not a string",
                "{'op':'list'}                                   | path         | missing",
                "{'op':'list','path':null}                       | path         | not an array",
                "{'op':'list','path':'s'}                        | path         | not an array",
                "{'op':'list','path':{'0':'s'}}                  | path         | not an array",
                "{'op':'list','path':['s',7]}                    | path[1]      | not a string",
                "{'op':'list','path':[['s']]}                    | path[0]      | not a string",
                "{'op':'list','path':[],'deep':1}                | deep         | not true or false",
                "{'op':'list','path':[],'deep':'true'}           | deep         | not true or false",
                "{'op':'list','path':[],'limit':-1}              | limit        | -1 is not within 0 and 2147483647",
                "{'op':'list','path':[],'limit':2147483648}      | limit        | 2147483648 is not within 0 and"
                        + " 2147483647",
                "{'op':'get','path':[],'offset':1}               | offset       | 1 is not a multiple of 1048576",
                "{'op':'get','path':[],'offset':9223372036854775807} | offset   | 9223372036854775807 is not within 0"
                        + " and 4398046511104",
                "{'op':'get','path':[],'length':-1}              | length       | -1 is not within 0 and 4398046511104",
                "{'op':'describe','path':[]}{}                   | ``           | something follows the object",
                "{'op':'check','in':[],'entries':[['a',1]]}      | entries[0]   | not 3 elements",
                "{'op':'check','in':[],'entries':[['a',-1,1]]}   | entries[0]   | -1 is not within 0 and"
                        + " 9223372036854775807",
                "{'op':'check','in':[],'entries':['a']}          | entries[0]   | not an array",
                "{'op':'times','entries':[{'path':[]}]}          | entries[0].modified | missing",
                "{'op':'times','entries':[{'path':[],'modified':1.5}]} | entries[0].modified | not an integer of 64"
                        + " bits",
                "{'op':'watch','folders':[],'wait':'1'}          | wait         | not an integer",
                "{'op':'probe','send':16777217}                  | send         | 16777217 is not within 0 and"
                        + " 16777216",
                "{'op':'discard','share':'s','draft':'x'}        | draft        | not 32 lower-case hexadecimal digits",
                "{'op':'sums','first':0,'count':1,'algorithm':'sha-256'} | draft | either path and version, or share"
                        + " and draft",
                "{'op':'sums','path':['s'],'first':0,'count':1,'algorithm':'sha-256'} | path | either path and"
                        + " version, or share and draft",
                "{'op':'sums','path':['s'],'version':'v','first':0,'count':65,'algorithm':'sha-256'} | count | 65 is"
                        + " not within 1 and 64",
                "{'op':'sums','path':['s'],'version':'v','first':0,'count':1,'algorithm':'md5'} | algorithm | not one"
                        + " of xxh3-128, sha-256",
                "{'op':'ping','x':[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]} | x[0][0][0][0][0][0][0][0][0][0][0][0][0][0][0]"
                        + " | deeper than 16",
                "{'op':'ping','op':'ping'}                       | op           | given twice",
                "{'op':'ping',}                                  | op         | not well-formed JSON",
                "{'op':'hello','client':'x'                      | client       | not well-formed JSON",
            })
    void mistake_isAnsweredWithTheFieldAndTheReason(String json, String field, String reason) {
        assertThat(refused(json, false)).isEqualTo(new Failure.BadRequest(field, reason, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1", "1.0", "1e0", "'1'", "9007199254740993", "9223372036854775808", "true", "null", "[1]", "{}"
            })
    void size_isAnExactIntegerInItsRange(String size) {
        Failure failure = refused("{" + PUT.replace("'size':1", "'size':" + size) + "}", true);
        assertThat(failure)
                .isInstanceOfSatisfying(
                        Failure.BadRequest.class, bad -> assertThat(bad.field()).isEqualTo("size"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'if':'never'                    | if",
                "'if':true                       | if",
                "'if':{}                         | if.version",
                "'if':{'version':7}              | if.version",
                "'if':'any','trash':'0123'       | trash",
                "'if':'any','trash':7            | trash",
                "'if':'any','modified':'now'     | modified"
            })
    void mistakeBesideABody_isAnsweredAfterTheBody(String fields, String field) {
        String json = "{" + PUT.replace("'if':'any'", fields).replaceFirst("'modified':5,(.*'modified')", "$1") + "}";
        assertThat(refused(json, true))
                .isInstanceOfSatisfying(
                        Failure.BadRequest.class, bad -> assertThat(bad.field()).isEqualTo(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123456789ABCDEF0123456789ABCDEF",
                "0123456789abcdef0123456789abcde",
                "0123456789abcdef0123456789abcdef0",
                "ASNFZ4mrze8BI0VniavN7w==",
                "0123456789abcdef0123456789abcdeg",
                ""
            })
    void digest_isLowerCaseHexadecimalOfTheRightLength(String digest) {
        String json =
                "{'op':'publish','share':'s','draft':'" + HEX + "','digest':'" + digest + "','modified':1,'if':'any'}";
        assertThat(refused(json, false))
                .isEqualTo(new Failure.BadRequest("digest", "not 32 lower-case hexadecimal digits", ""));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -62_198_755_200_000L, -1, 0, 9_223_372_036_854_775_807L})
    void time_isNeverTheReasonToRefuse(long time) {
        ServerConversation host = Frames.memberAt();
        byte[] put = Frames.join(
                Frames.json(Frames.REQUEST, Frames.BODY, 1, quoted("{" + PUT.replace(":5", ":" + time) + "}")));
        assertThat(Frames.heardBy(host, put, Wire.WHOLE))
                .first()
                .isInstanceOfSatisfying(
                        Event.Requested.class,
                        asked -> assertThat(((Request.Put) asked.request()).modified())
                                .isEqualTo(time));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "['s','..']      | DOT       | 0 | in path",
                "['s','a/b']     | SEPARATOR | 1 | in path",
                "['s','']        | EMPTY     | 0 | in path",
                "['.Sampan']     | RESERVED  | 0 | in path",
                "['s','a\\u0000']| CONTROL   | 1 | in path"
            })
    void badName_isAnsweredWithPlaceAndReason(String path, NameProblem problem, int position, String text) {
        assertThat(refused("{" + PUT.replace("['s','a']", path) + "}", true))
                .isEqualTo(new Failure.BadName(position, problem, null, text));
        assertThat(refused("{'op':'times','entries':[{'path':" + path + ",'modified':1}]}", false))
                .isEqualTo(new Failure.BadName(position, problem, null, "in entries[0].path"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pair", "find", "LIST", "", "com.example.Evil"})
    void unknownOperation_isAnswered(String op) {
        assertThat(refused("{'op':'" + op + "','@type':'java.lang.Runtime'}", false))
                .isInstanceOf(Failure.Unknown.class);
        assertThat(refused("{'op':'" + op + "'}", true)).isInstanceOf(Failure.Unknown.class);
    }

    @Test
    void bodyWhereNoneBelongs_isPassedOverAndAnswered() {
        assertThat(refused("{'op':'ping'}", true)).isEqualTo(new Failure.BadRequest("", "has no body", ""));
        assertThat(refused("{" + PUT.replace("'size':1", "'size':0") + "}", true))
                .isEqualTo(new Failure.BadRequest("", "has no body", ""));
        assertThat(refused("{" + PUT + "}", false)).isEqualTo(new Failure.BadRequest("", "needs a body", ""));
    }

    @Test
    void tooManyElements_areRefused() {
        String many = "[['a',1,1]" + ",['a',1,1]".repeat(1_000) + "]";
        assertThat(refused("{'op':'check','in':[],'entries':" + many + "}", false))
                .isInstanceOfSatisfying(Failure.BadRequest.class, bad -> {
                    assertThat(bad.field()).startsWith("entries");
                    assertThat(bad.reason()).isEqualTo("more than 1000 elements");
                });
    }

    @Test
    void unknownField_isPassedOver() {
        ServerConversation host = Frames.memberAt();
        byte[] ping = Frames.request(1, quoted("{'new':{'a':[1.5,null,{}]},'op':'ping','class':'java.lang.String'}"));
        assertThat(Frames.heardBy(host, ping, Wire.WHOLE))
                .containsExactly(new Event.Requested(new Request.Ping(), false));
    }

    @Test
    void helloWithAMistake_isAnsweredBeforeNothingElseIs() {
        ServerConversation host = new ServerConversation();
        List<Event> heard = Frames.heardBy(host, Frames.request(0, quoted("{'op':'hello','client':7}")), Wire.WHOLE);
        assertThat(heard)
                .containsExactly(new Event.Refused(new Failure.BadRequest("client", "not a string", ""), false));
        Wire.bytes(out -> host.fail(new Failure.BadRequest("client", "not a string", ""), out));
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                ProtocolException.Remote.class,
                                () -> Frames.heardBy(host, Frames.request(1, quoted("{'op':'ping'}")), Wire.WHOLE))
                        .bye()
                        .reason())
                .isEqualTo(Bye.Reason.UNPAIRED);
    }

    /// What a member hears about this request, whole and byte by byte, the next request being heard in any
    /// case.
    private static Failure refused(String json, boolean body) {
        byte[] request = Frames.json(Frames.REQUEST, body ? Frames.BODY : 0, 1, quoted(json));
        byte[] data = body
                ? Frames.join(
                        Frames.frame(Frames.DATA, 0, 1, new byte[] {1}),
                        Frames.frame(Frames.MARK, Frames.LAST, 1, new byte[16]))
                : new byte[0];
        byte[] all = Frames.join(request, data, Frames.request(2, quoted("{'op':'ping'}")));
        List<Event> whole = Frames.heardBy(Frames.memberAt(), all, Wire.WHOLE);
        assertThat(Frames.heardBy(Frames.memberAt(), all, Wire.SINGLE)).isEqualTo(whole);
        assertThat(whole).hasSize(body ? 4 : 2).last().isEqualTo(new Event.Requested(new Request.Ping(), false));
        assertThat(whole)
                .first()
                .isInstanceOfSatisfying(
                        Event.Refused.class,
                        refused -> assertThat(refused.body()).isEqualTo(body));
        return ((Event.Refused) whole.getFirst()).failure();
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }
}
