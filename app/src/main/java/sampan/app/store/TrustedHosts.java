package sampan.app.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import sampan.transport.DeviceId;

/// The hosts this device trusts, kept in a JSON file that the window and terminal commands share. Free for
/// any thread; nothing to close; every call reads what is there now.
public final class TrustedHosts {
    private static final String HOSTS = "hosts";

    private final JsonFile file;

    /// The trusted hosts of this home.
    ///
    /// @param told learns of a file that could not be understood and was moved aside; no host is then trusted
    public TrustedHosts(Home home, Consumer<SetAside> told) {
        this.file = new JsonFile(home.trustedFile(), told);
    }

    /// All of them, sorted by name.
    ///
    /// @throws IOException if the file is there but can't be read
    public List<TrustedHost> all() throws IOException {
        return file.read(TrustedHosts::hosts);
    }

    /// The host of this name.
    ///
    /// @throws IOException if the file is there but can't be read
    public Optional<TrustedHost> find(String name) throws IOException {
        return named(all(), name);
    }

    /// Keeps a host under its name, in place of what the same device had there; durable on return.
    ///
    /// @throws NameTakenException if another device has the name
    /// @throws IOException if the file can't be read or written
    public void trust(TrustedHost host) throws NameTakenException, IOException {
        Optional<TrustedHost> other = file.update(TrustedHosts::hosts, (before, object) -> {
            Optional<TrustedHost> holder =
                    named(before, host.name()).filter(kept -> !kept.device().equals(host.device()));
            if (holder.isEmpty()) {
                replace(object, host);
            }
            return holder;
        });
        if (other.isPresent()) {
            throw new NameTakenException(other.get());
        }
    }

    /// Keeps several hosts, each as [#trust] does; durable on return.
    ///
    /// @return those that are not kept, because another device has their name
    /// @throws IOException if the file can't be read or written; it is then as it was
    public List<TrustedHost> trustAll(List<TrustedHost> several) throws IOException {
        return file.update(TrustedHosts::hosts, (before, object) -> {
            List<TrustedHost> left = new ArrayList<>();
            for (TrustedHost host : several) {
                if (isTaken(before, host)) {
                    left.add(host);
                } else {
                    replace(object, host);
                }
            }
            return left;
        });
    }

    private static boolean isTaken(List<TrustedHost> hosts, TrustedHost host) {
        return named(hosts, host.name())
                .filter(kept -> !kept.device().equals(host.device()))
                .isPresent();
    }

    /// Drops the host of this name, if there is one; durable on return.
    ///
    /// @return whether there was one
    /// @throws IOException if the file can't be read or written
    public boolean forget(String name) throws IOException {
        return file.update(TrustedHosts::hosts, (before, object) -> {
            object.add(HOSTS, without(object, name));
            return named(before, name).isPresent();
        });
    }

    private static Optional<TrustedHost> named(List<TrustedHost> hosts, String name) {
        return hosts.stream().filter(host -> host.name().equals(name)).findFirst();
    }

    private static List<TrustedHost> hosts(Fields fields) {
        List<TrustedHost> hosts = new ArrayList<>(fields.objects(HOSTS, TrustedHosts::host));
        hosts.sort(Comparator.comparing(TrustedHost::name));
        return List.copyOf(hosts);
    }

    static TrustedHost host(Fields fields) {
        return new TrustedHost(
                fields.string("name"),
                fields.string("host"),
                fields.whole("port"),
                DeviceId.parse(fields.string("device")));
    }

    private static void replace(JsonObject object, TrustedHost host) {
        JsonArray kept = without(object, host.name());
        kept.add(object(host));
        object.add(HOSTS, kept);
    }

    static JsonObject object(TrustedHost host) {
        JsonObject entry = new JsonObject();
        entry.addProperty("name", host.name());
        entry.addProperty("host", host.host());
        entry.addProperty("port", host.port());
        entry.addProperty("device", host.device().text());
        return entry;
    }

    /// The array without the entry of this name; other entries keep fields that nobody here knows.
    private static JsonArray without(JsonObject object, String name) {
        JsonArray kept = new JsonArray();
        if (object.get(HOSTS) instanceof JsonArray before) {
            for (JsonElement element : before) {
                if (!new Fields(element.getAsJsonObject()).string("name").equals(name)) {
                    kept.add(element);
                }
            }
        }
        return kept;
    }
}
