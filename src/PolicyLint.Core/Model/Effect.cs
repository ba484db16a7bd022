namespace PolicyLint.Model;

/// <summary>A statement's effect. A wrong case is read as what was meant; the grammar rules report it.</summary>
public enum Effect
{
    /// <summary>Absent, or neither of the two words.</summary>
    None,

    /// <summary>The statement grants.</summary>
    Allow,

    /// <summary>The statement forbids.</summary>
    Deny,
}
