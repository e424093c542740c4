import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The servers that Sampan is measured beside, all on loopback, all with one library: vsftpd, nginx, sshd and the
/// rsync daemon, each as its own documentation sets it up for speed. Closing ends them.
final class Peers implements AutoCloseable {
    private static final int FTP = 18021;
    private static final int SSH = 18022;
    private static final int HTTPS = 18443;
    private static final int RSYNC = 18873;
    private static final int TRIES = 100;

    private final Data data;
    private final Path run;
    private final Path log;
    private final List<Process> processes = new ArrayList<>();

    private Peers(Data data) {
        this.data = data;
        this.run = data.room.resolve("peers");
        this.log = data.room.resolve("peers.log");
    }

    static Peers start(Data data) throws IOException, InterruptedException {
        Peers peers = new Peers(data);
        try {
            peers.start();
            return peers;
        } catch (IOException | InterruptedException | RuntimeException e) {
            peers.close();
            throw e;
        }
    }

    private void start() throws IOException, InterruptedException {
        Files.createDirectories(run.resolve("empty"));
        Files.createDirectories(Path.of("/run/sshd"));
        nginx();
        vsftpd();
        sshd();
        rsync();
        for (int port : List.of(FTP, SSH, HTTPS, RSYNC)) {
            await(port);
        }
    }

    private void nginx() throws IOException, InterruptedException {
        call(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-keyout",
                run + "/key.pem",
                "-out",
                run + "/cert.pem");
        Path config = Files.writeString(run.resolve("nginx.conf"), """
            daemon off; worker_processes 1; user root; pid %1$s/nginx.pid; error_log %1$s/nginx.err;
            events { worker_connections 64; }
            http {
                access_log off; sendfile on; tcp_nopush on;
                client_body_temp_path %1$s/b; proxy_temp_path %1$s/p; fastcgi_temp_path %1$s/f;
                uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s;
                ssl_protocols TLSv1.3; ssl_certificate %1$s/cert.pem; ssl_certificate_key %1$s/key.pem;
                server { listen 127.0.0.1:%2$d ssl; root %3$s; }
            }
            """.formatted(run, HTTPS, data.library));
        begin("nginx", "-c", config.toString());
    }

    private void vsftpd() throws IOException {
        Path config =
                Files.writeString(run.resolve("vsftpd.conf"), """
                    listen=YES
                    listen_address=127.0.0.1
                    listen_port=%d
                    background=NO
                    anonymous_enable=YES
                    no_anon_password=YES
                    anon_root=%s
                    anon_upload_enable=YES
                    anon_mkdir_write_enable=YES
                    anon_other_write_enable=YES
                    anon_umask=022
                    write_enable=YES
                    secure_chroot_dir=%s
                    seccomp_sandbox=NO
                    pasv_address=127.0.0.1
                    """.formatted(FTP, data.library, run.resolve("empty")));
        begin("vsftpd", config.toString());
    }

    private void sshd() throws IOException, InterruptedException {
        call("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", run + "/hostkey");
        call("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", run + "/id");
        begin(
                "/usr/sbin/sshd",
                "-D",
                "-f",
                "/dev/null",
                "-h",
                run + "/hostkey",
                "-o",
                "Port=" + SSH,
                "-o",
                "ListenAddress=127.0.0.1",
                "-o",
                "AuthorizedKeysFile=" + run + "/id.pub",
                "-o",
                "StrictModes=no",
                "-o",
                "PidFile=none",
                "-o",
                "Subsystem=sftp internal-sftp",
                "-o",
                "PermitRootLogin=yes");
    }

    private void rsync() throws IOException {
        Path config = Files.writeString(run.resolve("rsyncd.conf"), """
            use chroot = no
            [lib]
            path = %s
            read only = false
            uid = root
            gid = root
            """.formatted(data.library));
        begin("rsync", "--daemon", "--no-detach", "--address=127.0.0.1", "--port=" + RSYNC, "--config=" + config);
    }

    private void begin(String... command) throws IOException {
        processes.add(Timed.start(List.of(command), Map.of(), log));
    }

    private void call(String... command) throws IOException, InterruptedException {
        Timed timed = Timed.run(List.of(command), Map.of(), log);
        if (timed.exit() != 0) {
            throw new IOException(command[0] + " failed; " + log + " says more");
        }
    }

    private void await(int port) throws IOException, InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
                return;
            } catch (IOException _) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        throw new IOException("nothing answers on port " + port + "; " + log + " says more");
    }

    /// `scp` between a path here and one there.
    List<String> scp(String from, String to) {
        return List.of(
                "scp",
                "-q",
                "-r",
                "-o",
                "StrictHostKeyChecking=no",
                "-o",
                "UserKnownHostsFile=/dev/null",
                "-o",
                "LogLevel=ERROR",
                "-c",
                "aes128-gcm@openssh.com",
                "-i",
                run + "/id",
                "-P",
                String.valueOf(SSH),
                from,
                to);
    }

    /// What `scp` calls a path of the server.
    static String remote(Path path) {
        return "root@127.0.0.1:" + path;
    }

    /// `curl`, fetching from nginx by TLS.
    List<String> curl(String name, Path to) {
        return List.of("curl", "-sk", "-o", to.toString(), "https://127.0.0.1:" + HTTPS + "/" + name);
    }

    /// `curl`, fetching from vsftpd in plain text.
    List<String> curlFtp(String name, Path to) {
        return List.of("curl", "-s", "-o", to.toString(), "ftp://127.0.0.1:" + FTP + "/" + name);
    }

    /// `curl`, sending to vsftpd in plain text.
    List<String> curlFtpPut(Path file, String name) {
        return List.of("curl", "-s", "-T", file.toString(), "ftp://127.0.0.1:" + FTP + "/" + name);
    }

    /// `lftp`, fetching a folder over four connections in plain text.
    List<String> lftp(String name, Path to) {
        return List.of("lftp", "-c", "mirror --parallel=4 ftp://127.0.0.1:" + FTP + "/" + name + " " + to);
    }

    /// `lftp`, sending a folder over four connections in plain text.
    List<String> lftpPut(Path folder, String name) {
        return List.of(
                "lftp", "-c", "open ftp://127.0.0.1:" + FTP + "; mirror --reverse --parallel=4 " + folder + " " + name);
    }

    /// `rsync` with its daemon, whole files, in plain text.
    List<String> rsync(String from, String to) {
        return List.of("rsync", "-r", "-W", from, to);
    }

    /// What `rsync` calls a path of the daemon.
    static String module(String name) {
        return "rsync://127.0.0.1:" + RSYNC + "/lib/" + name;
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
        for (Process process : processes) {
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException _) {
                process.destroyForcibly();
            }
        }
    }
}
