/// What is installed and run, tried from outside.
@NullMarked
package sampan.packaging;

import org.jspecify.annotations.NullMarked;
