namespace PolicyLint.Core.Tests.Rules.Reference;

/// <summary>A template around a statement: what the policy is attached to is told by the type.</summary>
internal static class PolicyTemplate
{
    /// <summary>A template with one policy.</summary>
    /// <param name="type">The resource type, such as <c>AWS::S3::BucketPolicy</c>.</param>
    /// <param name="statement">The statement, or a list of statements.</param>
    /// <param name="property">The property that holds the policy.</param>
    public static string Of(string type, string statement, string property = "PolicyDocument")
        => $$"""{"Resources":{"P":{"Type":"{{type}}","Properties":{"{{property}}":{"Version":"2012-10-17","Statement":{{statement}} } } } } }""";
}
