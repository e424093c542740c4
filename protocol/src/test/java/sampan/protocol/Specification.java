package sampan.protocol;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Holds `PROTOCOL.md` against the code, both ways: nothing missing and nothing extra.
final class Specification {
    private static final Map<String, Shape<?>> OBJECTS = Map.of(
            "entry", ValueTypes.ENTRY,
            "share", ReplyShapes.SHARE,
            "limits", ReplyShapes.LIMITS,
            "bad", ReplyShapes.BAD,
            "draft", PartShapes.ONE_DRAFT,
            "item", PartShapes.ITEM);

    private final Markdown page;
    private final List<String> problems = new ArrayList<>();

    private Specification(String text) {
        page = new Markdown(text);
    }

    /// What is wrong with the page; empty if nothing is.
    static List<String> problems(String text) {
        Specification specification = new Specification(text);
        specification.headings();
        specification.fields();
        specification.types();
        specification.kinds();
        specification.limits();
        specification.errors();
        specification.byes();
        specification.diagrams();
        specification.transcripts();
        return specification.problems;
    }

    private void headings() {
        Set<String> expected = new TreeSet<>();
        for (Operation operation : Operation.values()) {
            expected.add("### `" + operation.word() + "`");
        }
        OBJECTS.keySet().forEach(type -> expected.add("### Type `" + type + "`"));
        same(
                "headings",
                expected,
                page.headings().stream().filter(h -> h.contains("`")).toList());
    }

    private void fields() {
        for (Operation operation : Operation.values()) {
            String heading = "`" + operation.word() + "`";
            same(heading + " request", rows(operation.request()), tables(heading, "request field"));
            same(heading + " reply", rows(operation.reply()), tables(heading, "reply field"));
            Shape<?> part = operation.part();
            same(heading + " part", part == null ? Set.of() : rows(part), tables(heading, "part field"));
        }
        OBJECTS.forEach((type, shape) -> same(type, rows(shape), tables("Type `" + type + "`", "field")));
    }

    /// Every type that has only a name is explained, and no other.
    private void types() {
        Set<String> expected = new TreeSet<>(Set.of("text"));
        for (Operation operation : Operation.values()) {
            expected.addAll(names(operation.request()));
            expected.addAll(names(operation.reply()));
            Shape<?> part = operation.part();
            if (part != null) {
                expected.addAll(names(part));
            }
        }
        OBJECTS.values().forEach(shape -> expected.addAll(names(shape)));
        FailureShapes.BY_CODE.values().forEach(shape -> expected.addAll(names(shape)));
        expected.addAll(names(FailureShapes.BYE));
        same("types", expected, column("type"));
        Set<String> words = new TreeSet<>();
        Arrays.stream(NameProblem.values()).forEach(problem -> words.add(problem.word()));
        same("name problems", words, column("name problem"));
    }

    private static Set<String> names(Shape<?> shape) {
        Set<String> names = new TreeSet<>();
        for (sampan.protocol.Field<?, ?> field : shape.fields()) {
            String name = field.type().name().replaceFirst("^list of (.*) ≤ \\d+$", "$1");
            boolean explainsItself = name.matches("text ≤ \\d+|hex \\d+|integer -?\\d+….*|one of .*|[\\[{].*");
            if (!explainsItself) {
                names.add(name);
            }
        }
        return names;
    }

    private void kinds() {
        Set<String> expected = new TreeSet<>();
        for (Kind kind : Kind.values()) {
            List<Object> row = List.of("`" + kind + "`", kind.number(), kind.least(), kind.most(), kind.flags());
            expected.add(join(row));
        }
        same("kinds", expected, tables("2. Frames", "kind"));
    }

    private void limits() {
        Set<String> expected = new TreeSet<>();
        for (Field constant : Limits.class.getDeclaredFields()) {
            int modifiers = constant.getModifiers();
            if (Modifier.isStatic(modifiers)
                    && Modifier.isPublic(modifiers)
                    && constant.getType().isPrimitive()) {
                try {
                    expected.add(join(List.of("`" + constant.getName() + "`", constant.get(null))));
                } catch (IllegalAccessException impossible) {
                    throw new AssertionError("it is public", impossible);
                }
            }
        }
        same("limits", expected, tables("8. Limits", "limit"));
    }

    private void errors() {
        Set<String> expected = new TreeSet<>();
        FailureShapes.BY_CODE.forEach((code, shape) -> {
            Set<String> rows = new TreeSet<>(rows(shape));
            if (!rows.remove(join(List.of("`text`", "log", "default `\"\"`")))) {
                problems.add(code + " has no text");
            }
            rows.forEach(row -> expected.add("`" + code + "` | " + row));
            if (rows.isEmpty()) {
                expected.add(join(List.of("`" + code + "`", "", "", "")));
            }
        });
        same("errors", expected, tables("10. Errors", "code"));
    }

    private void byes() {
        same("bye", rows(FailureShapes.BYE), tables("10. Errors", "field"));
        Set<String> reasons = new TreeSet<>();
        Arrays.stream(Bye.Reason.values()).forEach(reason -> reasons.add(reason.name()));
        same("bye reasons", reasons, column("bye reason"));
    }

    private void diagrams() {
        List<String> drawn = page.fences().stream()
                .filter(fence -> fence.info().equals("mermaid"))
                .map(Markdown.Fence::text)
                .toList();
        if (!drawn.equals(List.of(StateDiagram.ofHost(), StateDiagram.ofVisitor()))) {
            problems.add("the diagrams are not\n" + StateDiagram.ofHost() + "\nand\n" + StateDiagram.ofVisitor());
        }
    }

    private void transcripts() {
        List<Transcript> transcripts = new ArrayList<>();
        Set<Operation> asked = new HashSet<>();
        Set<Kind> said = new HashSet<>();
        for (Markdown.Fence fence : page.fences()) {
            if (fence.info().startsWith("transcript ")) {
                try {
                    Transcript transcript =
                            new Transcript(fence.text(), fence.info().endsWith(" both"));
                    transcripts.add(transcript);
                    asked.addAll(transcript.asked());
                    said.addAll(transcript.said());
                    transcript.replay();
                } catch (AssertionError | ProtocolException | IllegalArgumentException e) {
                    problems.add("transcript: " + e);
                }
            }
        }
        same("operations in transcripts", words(List.of(Operation.values())), words(asked));
        same("kinds in transcripts", words(List.of(Kind.values())), words(said));
        if (transcripts.isEmpty()
                || !page.text().contains(transcripts.getFirst().dumpOfFirstFrame())) {
            problems.add("the bytes of the first frame are not those of the first transcript");
        }
    }

    private static Set<String> words(Iterable<?> values) {
        Set<String> words = new TreeSet<>();
        values.forEach(value -> words.add(value.toString()));
        return words;
    }

    private static Set<String> rows(Shape<?> shape) {
        Set<String> rows = new TreeSet<>();
        for (sampan.protocol.Field<?, ?> field : shape.fields()) {
            rows.add(join(List.of("`" + field.name() + "`", field.type().name(), presence(field))));
        }
        return rows;
    }

    private static <T, V> String presence(sampan.protocol.Field<T, V> field) {
        if (!field.optional()) {
            return "required";
        }
        V otherwise = field.otherwise();
        if (otherwise == null) {
            return "optional";
        }
        Object json = field.type().write(otherwise);
        return "default `" + (json instanceof String text ? "\"" + text + "\"" : json) + "`";
    }

    /// The rows of all tables of that first column under that heading, without what they mean.
    private List<String> tables(String heading, String first) {
        return page.tables().stream()
                .filter(table -> table.heading().equals(heading)
                        && table.columns().getFirst().equals(first))
                .flatMap(table -> table.rows().stream())
                .map(row -> join(row.subList(0, row.size() - 1)))
                .toList();
    }

    /// The first cells of the one table with that first column.
    private List<String> column(String first) {
        return page.tables().stream()
                .filter(table -> table.columns().getFirst().equals(first))
                .flatMap(table -> table.rows().stream())
                .map(row -> row.getFirst().replace("`", ""))
                .toList();
    }

    private static String join(List<?> cells) {
        return String.join(" | ", cells.stream().map(Object::toString).toList());
    }

    private void same(String what, Set<String> code, Iterable<String> written) {
        Set<String> extra = new TreeSet<>();
        Set<String> missing = new TreeSet<>(code);
        for (String row : written) {
            if (!missing.remove(row)) {
                extra.add(row);
            }
        }
        missing.forEach(row -> problems.add(what + ": missing " + row));
        extra.forEach(row -> problems.add(what + ": extra " + row));
    }
}
