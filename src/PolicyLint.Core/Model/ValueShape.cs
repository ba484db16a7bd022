namespace PolicyLint.Model;

/// <summary>The shape in which a value is written.</summary>
public enum ValueShape
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A number without quotes.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c> without quotes.</summary>
    Boolean,

    /// <summary><c>null</c>.</summary>
    Null,

    /// <summary>A list.</summary>
    List,

    /// <summary>Names and values.</summary>
    Map,

    /// <summary>The text broke off before the value.</summary>
    Missing,
}
