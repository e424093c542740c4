package sampan.protocol;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Draws a state table in the language of Mermaid.
final class StateDiagram {
    private StateDiagram() {}

    static String ofHost() {
        return draw(ServerState.FRESH, ServerState.values(), ServerState.Input.values(), ServerState.TABLE);
    }

    static String ofVisitor() {
        return draw(ClientState.IDLE, ClientState.values(), ClientState.Input.values(), ClientState.TABLE);
    }

    /// One arrow for each pair of states, in the order of the tables, with all that leads from one to the
    /// other.
    private static <S extends Enum<S>, I extends Enum<I>> String draw(
            S first, S[] states, I[] inputs, Map<S, Map<I, S>> table) {
        StringBuilder drawing = new StringBuilder("stateDiagram-v2\n    [*] --> " + first + "\n");
        for (S from : states) {
            Map<S, String> arrows = new TreeMap<>();
            for (I input : inputs) {
                S to = table.getOrDefault(from, Map.of()).get(input);
                if (to != null) {
                    arrows.merge(to, word(input), (one, more) -> one + ", " + more);
                }
            }
            arrows.forEach((to, words) -> drawing.append("    " + from + " --> " + to + " : " + words + "\n"));
        }
        return drawing.toString();
    }

    private static String word(Enum<?> input) {
        return input.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
