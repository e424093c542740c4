package sampan.protocol;

import java.util.List;

/// What messages check in their constructors, with the field named.
final class Check {
    private Check() {}

    static void range(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw new BadFieldException(field, value + " is not within " + least + " and " + most);
        }
    }

    static void multiple(String field, long value) {
        if (value % Limits.CHUNK != 0) {
            throw new BadFieldException(field, value + " is not a multiple of " + Limits.CHUNK);
        }
    }

    static void length(String field, String text, int most) {
        if (text.length() > most) {
            throw new BadFieldException(field, "more than " + most + " characters");
        }
    }

    static <T> List<T> atMost(String field, List<T> list, int most) {
        if (list.size() > most) {
            throw new BadFieldException(field, "more than " + most + " elements");
        }
        return List.copyOf(list);
    }
}
