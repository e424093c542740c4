/// What Conscrypt does not say of itself; see `packaging/DECISIONS.md`. Only what Sampan touches is exported.
module org.conscrypt {
    requires java.logging;

    exports org.conscrypt;
}
