package sampan.app.transfer;

import sampan.app.client.LinkException;

/// What one worker does next for a large file.
@FunctionalInterface
interface Step {
    void run(Lane lane) throws LinkException;
}
