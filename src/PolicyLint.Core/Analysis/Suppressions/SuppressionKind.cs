namespace PolicyLint.Analysis;

/// <summary>Where a suppression is written.</summary>
public enum SuppressionKind
{
    /// <summary>In a comment of the file.</summary>
    Comment,

    /// <summary>In the <c>Metadata</c> of a CloudFormation template or of one of its resources.</summary>
    Metadata,

    /// <summary>In the program that made the template: an acknowledgement of the CDK.</summary>
    Acknowledgement,

    /// <summary>In the configuration.</summary>
    Configuration,
}
