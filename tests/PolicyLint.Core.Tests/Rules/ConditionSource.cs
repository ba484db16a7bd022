namespace PolicyLint.Core.Tests.Rules;

/// <summary>Statements around a condition, for fixtures of rules that look at nothing else.</summary>
internal static class ConditionSource
{
    /// <summary>A statement with this <c>Condition</c>; marks are kept.</summary>
    public static string Of(string condition)
        => $$"""{"Effect":"Deny","Action":"s3:GetObject","Resource":"*","Condition":{{condition}}}""";
}
