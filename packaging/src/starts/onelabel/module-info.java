/// The smallest window there is, to measure beside ours.
module onelabel {
    requires javafx.controls;

    exports onelabel to
            javafx.graphics;
}
