namespace PolicyLint.Text;

/// <summary>What can be wrong with the bytes of a file before any grammar is asked.</summary>
internal enum EncodingFault
{
    /// <summary>Valid UTF-8.</summary>
    None,

    /// <summary>Some bytes are not UTF-8; each became U+FFFD.</summary>
    InvalidUtf8,

    /// <summary>The file is UTF-16 with a byte-order mark.</summary>
    Utf16,
}
