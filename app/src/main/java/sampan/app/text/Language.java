package sampan.app.text;

import java.util.Locale;

/// The languages Sampan speaks.
public enum Language {
    /// English.
    ENGLISH("", Locale.ENGLISH, "English"),
    /// Simplified Chinese.
    CHINESE("_zh_CN", Locale.SIMPLIFIED_CHINESE, "简体中文");

    private final String suffix;
    private final Locale locale;
    private final String ownName;

    Language(String suffix, Locale locale, String ownName) {
        this.suffix = suffix;
        this.locale = locale;
        this.ownName = ownName;
    }

    /// The language for somebody with this locale: Chinese for every kind of Chinese, else English.
    public static Language of(Locale locale) {
        return locale.getLanguage().equals("zh") ? CHINESE : ENGLISH;
    }

    /// The language of this tag, as [#tag] wrote it or a system did (`zh-CN`); English for an unknown one.
    public static Language ofTag(String tag) {
        return of(Locale.forLanguageTag(tag));
    }

    /// How settings keep it: `en` or `zh-CN`.
    public String tag() {
        return locale.toLanguageTag();
    }

    /// The locale for dates and sorting.
    public Locale locale() {
        return locale;
    }

    /// What its speakers call it.
    public String ownName() {
        return ownName;
    }

    String suffix() {
        return suffix;
    }
}
