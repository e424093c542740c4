package sampan.app.text;

/// Fills the places of a message: `{0}` and `{0|one|many}`. Any other brace is text.
final class Pattern {
    private Pattern() {}

    static String fill(String pattern, Object... args) {
        StringBuilder out = new StringBuilder(pattern.length() + 32);
        int from = 0;
        while (true) {
            int open = pattern.indexOf('{', from);
            int close = open < 0 ? -1 : pattern.indexOf('}', open);
            if (close < 0) {
                return out.append(pattern, from, pattern.length()).toString();
            }
            out.append(pattern, from, open);
            String place = pattern.substring(open + 1, close);
            out.append(isPlace(place) ? filling(place, args) : "{" + place + "}");
            from = close + 1;
        }
    }

    private static boolean isPlace(String place) {
        return !place.isEmpty()
                && place.charAt(0) >= '0'
                && place.charAt(0) <= '9'
                && (place.length() == 1 || place.charAt(1) == '|');
    }

    private static String filling(String place, Object... args) {
        Object argument = args[place.charAt(0) - '0'];
        if (place.length() == 1) {
            return shown(argument);
        }
        int middle = place.indexOf('|', 2);
        boolean one = argument instanceof Number number && number.longValue() == 1;
        return one ? place.substring(2, middle) : place.substring(middle + 1);
    }

    private static String shown(Object argument) {
        return switch (argument) {
            case Integer number -> Sizes.count(number);
            case Long number -> Sizes.count(number);
            default -> String.valueOf(argument);
        };
    }
}
