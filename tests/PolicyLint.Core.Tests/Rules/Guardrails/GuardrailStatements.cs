namespace PolicyLint.Core.Tests.Rules.Guardrails;

/// <summary>Statements around a condition, and policies of several statements, for the fixtures of rules about conditions.</summary>
internal static class GuardrailStatements
{
    /// <summary>A statement that allows; marks are kept.</summary>
    public static string Allow(string condition, string actions = "\"s3:GetObject\"")
        => $$"""{"Effect":"Allow","Action":[{{actions}}],"Resource":"*","Condition":{{condition}}}""";

    /// <summary>A statement that denies; marks are kept.</summary>
    public static string Deny(string condition, string actions = "\"s3:GetObject\"")
        => $$"""{"Effect":"Deny","Action":[{{actions}}],"Resource":"*","Condition":{{condition}}}""";

    /// <summary>A policy of these statements.</summary>
    public static string Policy(params string[] statements)
        => $$"""{"Version":"2012-10-17","Statement":[{{string.Join(",", statements)}}]}""";
}
