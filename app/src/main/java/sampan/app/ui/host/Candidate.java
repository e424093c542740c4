package sampan.app.ui.host;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import sampan.server.Enrolment;

/// A known device that a person may let into what is to be shared. For the screen's thread.
///
/// @param device the device
/// @param namesake whether another known device calls itself the same
/// @param chosen whether it is to be let in
record Candidate(Enrolment device, boolean namesake, BooleanProperty chosen) {
    Candidate(Enrolment device, boolean namesake, boolean chosen) {
        this(device, namesake, new SimpleBooleanProperty(chosen));
    }
}
