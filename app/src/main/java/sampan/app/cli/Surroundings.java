package sampan.app.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import sampan.app.store.Home;
import sampan.app.text.Language;

/// All that a command has from outside besides its arguments. A test gives others than the process has.
///
/// @param environment the environment variables
/// @param home where Sampan's own files live
/// @param language what the person speaks
/// @param folder the working folder
/// @param fileNames the character set in which this Java speaks to the system of file names
/// @param in standard input
/// @param out standard output
/// @param err standard error
/// @param screen which of them is a terminal
/// @param stopping learns of Ctrl-C
public record Surroundings(
        Map<String, String> environment,
        Home home,
        Language language,
        Path folder,
        String fileNames,
        InputStream in,
        OutputStream out,
        OutputStream err,
        Screen screen,
        Stopping stopping) {}
