package sampan.protocol;

import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a host makes of a REQUEST frame.
///
/// @param op its operation's word; null where it has none that can be read
/// @param request the request; null where it can't be served
/// @param failure why not; null where it can
record Asked(
        @Nullable String op,
        @Nullable Request<?> request,
        @Nullable Failure failure) {
    static Asked read(ByteBuffer json, boolean body) {
        String op = null;
        try {
            Map<String, Object> object = Json.read(json);
            op = op(object);
            Operation operation = Operation.of(op);
            if (operation == null) {
                return new Asked(op, null, new Failure.Unknown("no operation " + op));
            }
            Request<?> request = operation.request().read(object);
            if (!Promise.of(request).allows(body)) {
                return new Asked(op, null, new Failure.BadRequest("", body ? "has no body" : "needs a body", ""));
            }
            return new Asked(op, request, null);
        } catch (BadFieldException e) {
            return new Asked(op, null, new Failure.BadRequest(e.field(), e.reason(), ""));
        } catch (BadNameException e) {
            return new Asked(op, null, new Failure.BadName(e.position(), e.problem(), null, "in " + e.field()));
        }
    }

    private static String op(Map<String, Object> object) {
        Object op = object.get("op");
        if (op == null) {
            throw new BadFieldException("op", "missing");
        }
        try {
            return Types.string(op);
        } catch (BadFieldException e) {
            throw e.within("op");
        }
    }
}
