/// What ZXing's core does not say of itself; see `packaging/DECISIONS.md`. Only what Sampan touches is exported.
module com.google.zxing {
    exports com.google.zxing;
    exports com.google.zxing.common;
    exports com.google.zxing.qrcode;
    exports com.google.zxing.qrcode.decoder;
    exports com.google.zxing.qrcode.encoder;
}
