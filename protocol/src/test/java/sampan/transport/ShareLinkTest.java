package sampan.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sampan.protocol.RemotePath;
import sampan.transport.LinkSyntaxException.Problem;

class ShareLinkTest {
    private static final DeviceId PIN = new DeviceId("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    private static final Token TOKEN = new Token("BBBBBBBBBBBBBBBBBBBBBA");
    private static final String SECRET = "#" + PIN.text() + "." + TOKEN.text();

    @Test
    void text_ofALink_isWhatPeopleSend() {
        var link = new ShareLink("Host", 7267, RemotePath.of("Photos", "2026"), PIN, TOKEN);
        assertThat(link.text()).isEqualTo("sampan://host:7267/Photos/2026" + SECRET);
        assertThat(ShareLink.parse(link.text())).isEqualTo(link);
    }

    @Test
    void text_ofALinkToTheLibrary_endsItsPlaceWithASlash() {
        var link = new ShareLink("192.168.1.7", 80, RemotePath.LIBRARY, PIN, null);
        assertThat(link.text()).isEqualTo("sampan://192.168.1.7:80/#" + PIN.text());
        assertThat(ShareLink.parse(link.text())).isEqualTo(link);
    }

    @Test
    void toString_hidesTheTokenOnly() {
        var link = new ShareLink("host", 1, RemotePath.of("a"), PIN, TOKEN);
        assertThat(link.toString()).doesNotContain(TOKEN.text()).contains("sampan://host:1/a#" + PIN.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a b", "100%", "#1", "?", "中文", "é", "e\u0301", "😀", "a\u202egpj", "~$-;rm", "%2e%2e", "a+b"})
    void aNameOfAnyKind_survives(String name) {
        var link = new ShareLink("host", 1, RemotePath.of("Share", name), PIN, TOKEN);
        assertThat(link.text()).matches("[!-~]+");
        assertThat(ShareLink.parse(link.text()).path().leaf()).isEqualTo(name);
    }

    @Test
    void parse_isPatientWithBlanksAroundAndDefaults() {
        ShareLink link = ShareLink.parse(" \n SAMPAN://Office.local/Photos/" + SECRET + "\n");
        assertThat(link).isEqualTo(new ShareLink("office.local", 7267, RemotePath.of("Photos"), PIN, TOKEN));
        assertThat(ShareLink.parse("sampan://h" + SECRET).path()).isEqualTo(RemotePath.LIBRARY);
        assertThat(ShareLink.parse("sampan://h/照片" + SECRET).path()).isEqualTo(RemotePath.of("照片"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "fe80::1", "2001:db8::7", "::ffff:10.0.0.1"})
    void anIpv6Address_standsInBrackets(String address) {
        var link = new ShareLink(address, 7267, RemotePath.LIBRARY, PIN, null);
        assertThat(link.text()).startsWith("sampan://[" + address + "]:7267/");
        assertThat(ShareLink.parse(link.text())).isEqualTo(link);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "SCHEME http://host/",
                "SCHEME host:7267/",
                "HOST sampan:///",
                "HOST sampan://:7267/",
                "HOST sampan://ho%20st/",
                "HOST sampan://büro/",
                "HOST sampan://a..b/",
                "HOST sampan://256.1.1.1/",
                "HOST sampan://1.2.3/",
                "HOST sampan://[::1/",
                "HOST sampan://[host]/",
                "HOST sampan://[fe80::1%25eth0]/",
                "HOST sampan://[::g]/",
                "PORT sampan://host:/",
                "PORT sampan://host:0/",
                "PORT sampan://host:65536/",
                "PORT sampan://host:123456/",
                "PORT sampan://host:-1/",
                "PORT sampan://host:٣/",
                "PORT sampan://[::1]7267/",
                "PATH sampan://host//",
                "PATH sampan://host/a//b",
                "PATH sampan://host/..",
                "PATH sampan://host/%2e%2e/b",
                "PATH sampan://host/a%2Fb",
                "PATH sampan://host/%00",
                "PATH sampan://host/%",
                "PATH sampan://host/%4",
                "PATH sampan://host/%zz",
                "PATH sampan://host/%ff",
                "PATH sampan://host/%c0%ae",
                "PATH sampan://host/.sampan",
                "EXTRA sampan://me@host/",
                "EXTRA sampan://host/a?b",
            })
    void parse_ofAMalformedPlace_saysWhichPartIsWrong(Problem problem, String place) {
        var failure = catchThrowableOfType(LinkSyntaxException.class, () -> ShareLink.parse(place + SECRET));
        assertThat(failure).isNotNull();
        assertThat(failure.problem()).isEqualTo(problem);
        assertThat(failure.getMessage()).doesNotContain(TOKEN.text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "PIN sampan://host/",
                "PIN sampan://host/#",
                "PIN sampan://host/#AAAA",
                "PIN sampan://host/#.BBBBBBBBBBBBBBBBBBBBBA",
                "TOKEN sampan://host/#AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.",
                "TOKEN sampan://host/#AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBB",
                "TOKEN sampan://host/#AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBA.C",
            })
    void parse_ofACutSecret_saysWhichPartIsWrong(Problem problem, String text) {
        var failure = catchThrowableOfType(LinkSyntaxException.class, () -> ShareLink.parse(text));
        assertThat(failure).isNotNull();
        assertThat(failure.problem()).isEqualTo(problem);
        assertThat(failure.getMessage()).doesNotContain("BBBBB");
    }

    @Test
    void parse_ofBlanksInside_isRefused() {
        assertThatThrownBy(() -> ShareLink.parse("sampan://host/a b" + SECRET))
                .isInstanceOfSatisfying(
                        LinkSyntaxException.class, e -> assertThat(e.problem()).isEqualTo(Problem.EXTRA));
    }
}
