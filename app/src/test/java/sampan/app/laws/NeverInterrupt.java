package sampan.app.laws;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NopInstruction;
import java.util.Optional;

/// Whether a call is `cancel(true)` or `cancel(false)`, and whether a thread interrupts another or only keeps the
/// interrupt it was sent itself, stands in the instruction before the call, which only the class file tells.
final class NeverInterrupt extends ArchCondition<JavaClass> {
    NeverInterrupt() {
        super("never interrupt another thread");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        try (InputStream in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            for (MethodModel method : ClassFile.of().parse(in.readAllBytes()).methods()) {
                method.code().flatMap(NeverInterrupt::offence).ifPresent(offence -> {
                    String where = type.getName() + "." + method.methodName().stringValue();
                    events.add(SimpleConditionEvent.violated(type, where + " " + offence));
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> offence(CodeModel code) {
        Instruction before = NopInstruction.of();
        for (CodeElement element : code) {
            if (element instanceof Instruction instruction) {
                if (isCall(instruction, "cancel", "(Z)Z") && before.opcode() != Opcode.ICONST_0) {
                    return Optional.of("cancels with something else than false");
                }
                if (isCall(instruction, "interrupt", "()V")
                        && !isCall(before, "currentThread", "()Ljava/lang/Thread;")) {
                    return Optional.of("interrupts another thread");
                }
                before = instruction;
            }
        }
        return Optional.empty();
    }

    private static boolean isCall(Instruction instruction, String name, String type) {
        return instruction instanceof InvokeInstruction call
                && call.name().equalsString(name)
                && call.type().equalsString(type);
    }
}
