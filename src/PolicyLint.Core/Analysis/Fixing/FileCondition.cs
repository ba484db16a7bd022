using PolicyLint.Binding;
using PolicyLint.Syntax;

namespace PolicyLint.Analysis.Fixing;

/// <summary>How well a file can be read: what no fix may make worse.</summary>
internal sealed class FileCondition
{
    private readonly FileKind _kind;
    private readonly Dictionary<object, int> _faults = [];

    private readonly bool _isWritable;

    private FileCondition(LintResult result)
    {
        _kind = result.Kind;
        _isWritable = IsWritable(result.Source.Text);
    }

    public static FileCondition Of(LintResult result)
    {
        var condition = new FileCondition(result);
        foreach (SyntaxTree tree in result.File.Trees)
        {
            foreach (SyntaxDiagnostic fault in tree.Diagnostics)
            {
                condition.Count(fault.Fault);
            }
        }

        // What else makes a file unfit, such as a name that a template does not have; and a rule that throws finds nothing more.
        foreach (PolicyDiagnostic diagnostic in result.Diagnostics)
        {
            if (diagnostic.Descriptor.Category == RuleCategory.Input)
            {
                condition.Count(diagnostic.Descriptor.Id);
            }
        }

        return condition;
    }

    /// <summary>True when the file was taken for something else, or has more faults of some kind than the other.</summary>
    public bool IsWorseThan(FileCondition other)
        => (_kind != other._kind && other._kind != FileKind.Unreadable)
            || (!_isWritable && other._isWritable)
            || _faults.Any(fault => fault.Value > (other._faults.TryGetValue(fault.Key, out int count) ? count : 0));

    /// <summary>False for text that has half a surrogate pair and would not be in the file what it is here.</summary>
    private static bool IsWritable(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (!char.IsSurrogatePair(text, i))
            {
                return false;
            }

            i++;
        }

        return true;
    }

    private void Count(object fault) => _faults[fault] = _faults.TryGetValue(fault, out int count) ? count + 1 : 1;
}
