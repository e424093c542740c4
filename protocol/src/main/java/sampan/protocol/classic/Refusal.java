package sampan.protocol.classic;

/// The one line that a host says instead of `OK`, in the language of the dialect and in English. At most 128
/// bytes, because that is what the lesson's client receives at once.
public enum Refusal {
    /// To `L`: there is no file to list.
    EMPTY("文件库为空"),
    /// To `G`: there is no file of that name.
    MISSING("文件不存在"),
    /// To `P`: there is a file of that name, and it stays.
    EXISTS("文件已存在"),

    /// None of the four requests.
    UNKNOWN("请求无法识别 / unknown request: L, G name, P name or Q"),
    /// A request without its name.
    NO_NAME("缺少文件名 / the name is missing"),
    /// A request that is not UTF-8.
    NOT_UTF8("请求不是 UTF-8 / the request is not UTF-8"),
    /// A name that is not allowed.
    BAD_NAME("文件名不可用 / this name is not allowed"),
    /// A request of more than 1,024 bytes; the host closes.
    TOO_LONG("请求超过 1024 字节 / more than 1,024 bytes"),
    /// The client speaks TLS, so it looks for another port; the host closes.
    WRONG_PORT("此端口只用 L, G, P, Q / this port speaks L, G, P and Q only"),

    /// The share's access does not allow it.
    DENIED("没有权限 / not allowed here"),
    /// The quota or the disk is used up.
    NO_SPACE("空间不足 / no space left"),
    /// An upload of which nothing more came; the host closes.
    NO_END("上传没有结束 / the upload did not end"),
    /// The host has no room for this client now.
    BUSY("服务器忙 / the host is busy"),
    /// The host can't do it, for a reason that is its own.
    FAILED("服务器出错 / the host failed");

    private final String text;

    Refusal(String text) {
        this.text = text;
    }

    /// What is sent.
    public String text() {
        return text;
    }
}
