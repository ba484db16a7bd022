using System.Collections.Immutable;

namespace PolicyLint.Binding.Templates;

/// <summary>
/// The parameters that CloudFormation declares itself.
/// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
/// </summary>
internal static class PseudoParameters
{
    /// <summary>What is removed when it is given.</summary>
    public const string NoValue = "AWS::NoValue";

    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<string> All = ImmutableArray.Create(
        "AWS::AccountId", NoValue, "AWS::NotificationARNs", "AWS::Partition", "AWS::Region", "AWS::StackId", "AWS::StackName", "AWS::URLSuffix");

    /// <summary>True for the name of one.</summary>
    public static bool Contains(string name) => All.Contains(name);
}
