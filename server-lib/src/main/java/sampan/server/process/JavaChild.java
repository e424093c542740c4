package sampan.server.process;

/// A process that the JDK has started.
record JavaChild(Process process) implements Child {
    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public int awaitEnd() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return process.waitFor();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void kill() {
        process.destroyForcibly();
    }
}
