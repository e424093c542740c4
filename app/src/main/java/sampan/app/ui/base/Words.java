package sampan.app.ui.base;

import java.util.concurrent.Callable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import sampan.app.store.SetAside;
import sampan.app.text.Language;
import sampan.app.text.Sentences;
import sampan.app.text.Sizes;
import sampan.app.text.Text;
import sampan.app.transfer.Bottleneck;
import sampan.protocol.Failure;

/// The window's words in the language of the moment: what is bound to them changes when the language does. For the
/// screen's thread.
public final class Words {
    private final ReadOnlyObjectWrapper<Text> text;

    /// Words in this language, for a start.
    public Words(Language language) {
        text = new ReadOnlyObjectWrapper<>(new Text(language, Text.Area.WINDOW));
    }

    /// The same words for a part of the window that comes and goes: they change with these, and keep nothing that
    /// listens to them alive. Only the first ones can be told to [#speak].
    public Words branch() {
        Words branch = new Words(language());
        branch.text.bind(text);
        return branch;
    }

    /// The bundle of the moment.
    public ReadOnlyObjectProperty<Text> text() {
        return text.getReadOnlyProperty();
    }

    /// The language of the moment.
    public Language language() {
        return text.get().language();
    }

    /// Changes the language of everything that is bound.
    public void speak(Language language) {
        if (language != language()) {
            text.set(new Text(language, Text.Area.WINDOW));
        }
    }

    /// The message of this key, now.
    public String get(String key, Object... args) {
        return text.get().get(key, args);
    }

    /// The message of this key, in whatever language comes.
    public StringBinding of(String key, Object... args) {
        return Bindings.createStringBinding(() -> get(key, args), text);
    }

    /// What `make` says, again whenever the language or one of these values changes.
    public StringBinding saying(Callable<String> make, ObservableValue<?>... values) {
        javafx.beans.Observable[] all = new javafx.beans.Observable[values.length + 1];
        all[0] = text;
        System.arraycopy(values, 0, all, 1, values.length);
        return Bindings.createStringBinding(
                () -> {
                    // A value that nobody reads tells its first change only.
                    for (ObservableValue<?> value : values) {
                        value.getValue();
                    }
                    return make.call();
                },
                all);
    }

    /// Sizes, speeds and times, now.
    public Sizes sizes() {
        return new Sizes(text.get());
    }

    /// What a person should read about something that did not work.
    public String sentence(Exception why) {
        return why instanceof SaidException said ? said.sentence() : new Sentences(text.get()).of(why);
    }

    /// Why a share did not do what was asked.
    public String sentence(Failure why) {
        return new Sentences(text.get()).of(why);
    }

    /// What limits a transfer, in a few words.
    public String limit(Bottleneck by) {
        return new Sentences(text.get()).of(by);
    }

    /// That a file of Sampan's own was broken.
    public String sentence(SetAside broken) {
        return new Sentences(text.get()).of(broken);
    }
}
