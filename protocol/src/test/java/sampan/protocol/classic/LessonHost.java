package sampan.protocol.classic;

import java.util.Map;

/// The lesson's own server, for one client.
final class LessonHost extends Lesson {
    final Map<String, byte[]> files;

    LessonHost(Clock clock, Stream in, Stream out, Map<String, byte[]> files) {
        super(clock, in, out, 0);
        this.files = files;
        listen();
    }

    private void listen() {
        receive(1_024, request -> {
            String text = text(request);
            String name = text.substring(text.lastIndexOf(' ') + 1);
            if (text.isEmpty() || text.equals("Q")) {
                out.end();
            } else if (text.equals("L")) {
                list();
            } else if (text.startsWith("G")) {
                get(name);
            } else if (text.startsWith("P")) {
                put(name);
            } else {
                listen();
            }
        });
    }

    private void list() {
        if (files.isEmpty()) {
            send("文件库为空");
            listen();
            return;
        }
        send("OK");
        clock.after(100 * Clock.MS, () -> {
            StringBuilder names = new StringBuilder();
            files.keySet().forEach(name -> names.append(name).append('\n'));
            send(names.toString());
            listen();
        });
    }

    private void get(String name) {
        byte[] file = files.get(name);
        if (file == null) {
            send("文件不存在");
            listen();
            return;
        }
        send("OK");
        clock.after(100 * Clock.MS, () -> sendFile(file, this::listen));
    }

    private void put(String name) {
        if (files.containsKey(name)) {
            send("文件已存在");
            listen();
            return;
        }
        send("OK");
        receiveFile(file -> {
            files.put(name, file);
            listen();
        });
    }
}
