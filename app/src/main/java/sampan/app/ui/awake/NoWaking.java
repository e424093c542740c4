package sampan.app.ui.awake;

/// Where there is no way.
record NoWaking() implements Waking {
    @Override
    public void begin(String why) {}

    @Override
    public void end() {}
}
