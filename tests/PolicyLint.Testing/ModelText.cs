using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Testing;

/// <summary>A policy of the model as text, all but its places: two policies are equal when their texts are.</summary>
public static class ModelText
{
    /// <summary>Writes a policy.</summary>
    public static string Of(Policy policy)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{policy.Kind} whole={policy.IsComplete} [{Elements(policy.Elements)}] version={Of(policy.Version)} id={Of(policy.Id)}\n");
        foreach (Statement statement in policy.Statements)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {statement.Index} whole={statement.IsComplete} [{Elements(statement.Elements)}] sid={Of(statement.Sid)} effect={Of(statement.EffectElement)} {statement.Effect}\n");
            text.Append(CultureInfo.InvariantCulture, $"  {Of(statement.Action)} {Of(statement.NotAction)} {Of(statement.Resource)} {Of(statement.NotResource)} {Of(statement.Principal)} {Of(statement.NotPrincipal)}\n");
            foreach (ConditionOperatorBlock block in statement.Condition?.Operators ?? ImmutableArray<ConditionOperatorBlock>.Empty)
            {
                text.Append("  ").Append(Show(block.Name)).Append('\n');
                foreach (Condition condition in block.Conditions)
                {
                    text.Append(CultureInfo.InvariantCulture, $"    {Show(condition.Key)} list={condition.IsList} {string.Join(' ', condition.Values.Select(v => $"{Show(v.Text)}:{v.Shape}"))}\n");
                }
            }
        }

        foreach (TypeMismatch mismatch in policy.TypeMismatches)
        {
            text.Append(CultureInfo.InvariantCulture, $"! {mismatch.Element} {mismatch.Expected} {mismatch.Found} {mismatch.IsQuotable} {mismatch.Text}\n");
        }

        return text.ToString();
    }

    private static string Elements(ImmutableArray<PolicyElement> elements) => string.Join(' ', elements.Select(e => $"{Show(e.Name)}:{e.Shape}"));

    private static string Of(TextElement? element) => element is { } given ? Show(given.Value) : "-";

    private static string Of(ValueList? list) => list is null ? "-" : $"{Show(list.Name)} list={list.IsList} ({string.Join(' ', list.Values.Select(Show))})";

    private static string Of(PrincipalElement? principal)
        => principal is null ? "-"
        : $"{Show(principal.Name)}:{principal.Shape} {(principal.Text is { } text ? Show(text) : "")} {string.Join(' ', principal.Entries.Select(e => $"{Show(e.Key)} {e.Type} list={e.IsList} ({string.Join(' ', e.Values.Select(Show))})"))}";

    /// <summary>Holes, which have no value, are told from text.</summary>
    private static string Show(SymbolicString value) => string.Concat(value.Pieces.Select(piece => piece.IsHole ? $"<{piece.Text}>" : $"'{piece.Text}'"));
}
