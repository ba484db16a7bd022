using System.Collections.Immutable;
using PolicyLint.Binding.Intrinsics;
using PolicyLint.Model;
using PolicyLint.Syntax;

namespace PolicyLint.Binding.Templates;

/// <summary>
/// The conditions of a template: which of them can hold together, and every way that a policy which depends on them can be.
/// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html
/// </summary>
internal sealed class TemplateConditions(Template template)
{
    /// <summary>How many ways of one policy are looked at singly.</summary>
    private const int MaxWays = 64;

    /// <summary>How many ways of all policies of a file are looked at singly.</summary>
    private const int MaxWaysOfFile = 20_000;

    /// <summary>How many values of parameters are tried to see whether conditions contradict each other.</summary>
    private const int MaxValues = 1_024;

    /// <summary>How large an expression is looked into: conditions that name one condition twice, on many levels, make huge ones.</summary>
    private const int MaxSize = 1_000;

    /// <summary>How many conditions are followed from one to the next.</summary>
    private const int MaxChain = 64;

    private readonly Dictionary<string, ConditionExpression> _expressions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _compiling = new(StringComparer.Ordinal);
    private readonly List<Choice> _choices = [];
    private readonly Dictionary<(string Name, bool IsParameter), bool> _assumed = [];
    private bool _isExploring;
    private bool? _uniform;
    private int _budget = MaxWaysOfFile;

    /// <summary>What was asked for so far and could have been otherwise, and which way it is assumed to be.</summary>
    public ImmutableArray<ConditionAssumption> Assumptions
        => _uniform is null && _choices.Count > 0 ? _choices.ConvertAll(choice => choice.Assumption).ToImmutableArray() : ImmutableArray<ConditionAssumption>.Empty;

    /// <summary>
    /// Calls for each way that the conditions asked for during the call can be, contradictions left out. With more ways than are
    /// looked at singly, the rest is looked at with all conditions true and all false as far as they can be.
    /// </summary>
    /// <param name="given">The condition under which the place exists at all; null when there is none.</param>
    /// <param name="visit">Called for each way; what it asked for is in <see cref="Assumptions"/> then.</param>
    public void Explore(string? given, Action visit)
    {
        if (_isExploring)
        {
            visit();
            return;
        }

        _isExploring = true;
        _choices.Clear();
        int ways = 0;
        while (true)
        {
            Begin(given);
            visit();
            ways++;
            while (_choices.Count > 0 && !_choices[_choices.Count - 1].IsOpen)
            {
                _choices.RemoveAt(_choices.Count - 1);
            }

            if (_choices.Count == 0)
            {
                break;
            }

            Choice last = _choices[_choices.Count - 1];
            _choices[_choices.Count - 1] = new Choice(last.Assumption with { Holds = false }, IsOpen: false);
            if (ways >= MaxWays || --_budget <= 0)
            {
                VisitUniformly(given, visit);
                break;
            }
        }

        _isExploring = false;
        _assumed.Clear();
    }

    /// <summary>Which way a condition is assumed to be. False outside of <see cref="Explore"/>, where both ways are open.</summary>
    public bool TryAssume(string condition, out bool holds) => TryAssume((condition, false), out holds);

    /// <summary>The default of a parameter, in those ways in which it has it: only a text with a wildcard is looked at so.</summary>
    public bool TryAssumeDefault(string name, SyntaxNode parameter, out SyntaxNode value)
        => parameter.TryGetMember("Default", out value)
            && _isExploring
            && value.Kind == SyntaxKind.String
            && value.RawText.IndexOf('*') >= 0
            && !parameter.TryGetMember("AllowedValues", out _)
            && TryAssume((name, true), out bool holds)
            && holds;

    private void Begin(string? given)
    {
        _assumed.Clear();
        template.ResetBudget();
        if (given is not null && template.TryGetCondition(given, out _))
        {
            _assumed.Add((given, false), true);
        }

        foreach (Choice choice in _choices)
        {
            _assumed[(choice.Assumption.Name, choice.Assumption.IsParameter)] = choice.Assumption.Holds;
        }
    }

    private void VisitUniformly(string? given, Action visit)
    {
        _choices.Clear();
        foreach (bool holds in new[] { true, false })
        {
            _uniform = holds;
            Begin(given);
            visit();
        }

        _uniform = null;
    }

    private bool TryAssume((string Name, bool IsParameter) key, out bool holds)
    {
        if (!_isExploring)
        {
            holds = false;
            return false;
        }

        if (_assumed.TryGetValue(key, out holds))
        {
            return true;
        }

        bool canHold = key.IsParameter || IsPossible(key.Name, true);
        bool canFail = key.IsParameter || IsPossible(key.Name, false);
        holds = _uniform ?? true;
        holds = canHold && canFail ? holds : canHold || !canFail;
        _assumed.Add(key, holds);
        if (canHold && canFail && _uniform is null)
        {
            _choices.Add(new Choice(new ConditionAssumption(key.Name, key.IsParameter, holds), IsOpen: true));
        }

        return true;
    }

    /// <summary>Whether a condition can be so while the others are as assumed.</summary>
    private bool IsPossible(string condition, bool holds)
    {
        var demands = new List<(ConditionExpression Expression, bool Holds)> { (ExpressionOf(condition), holds) };
        foreach (KeyValuePair<(string Name, bool IsParameter), bool> assumed in _assumed)
        {
            if (!assumed.Key.IsParameter)
            {
                demands.Add((ExpressionOf(assumed.Key.Name), assumed.Value));
            }
        }

        var variables = new Dictionary<string, List<string?>>(StringComparer.Ordinal);
        foreach ((ConditionExpression expression, _) in demands)
        {
            expression.AddVariables(variables);
        }

        long combinations = 1;
        foreach (KeyValuePair<string, List<string?>> variable in variables)
        {
            AddOtherValues(variable.Key, variable.Value);
            combinations *= variable.Value.Count;
            if (combinations > MaxValues)
            {
                return true;
            }
        }

        return HasSolution(demands, [.. variables], 0, new Dictionary<string, string?>(StringComparer.Ordinal));
    }

    /// <summary>What else a variable can be: what the template allows for a parameter, or anything (null).</summary>
    private void AddOtherValues(string variable, List<string?> values)
    {
        ImmutableArray<string> allowed = template.TryGetParameter(variable, out SyntaxNode parameter)
            ? RefFunction.AllowedValues(parameter)
            : ImmutableArray<string>.Empty;
        if (allowed.IsEmpty)
        {
            values.Add(null);
        }
        else
        {
            values.Clear();
            values.AddRange(allowed);
        }
    }

    private static bool HasSolution(
        List<(ConditionExpression Expression, bool Holds)> demands, KeyValuePair<string, List<string?>>[] variables, int index, Dictionary<string, string?> values)
    {
        if (index == variables.Length)
        {
            return demands.TrueForAll(demand => demand.Expression.Evaluate(values) == demand.Holds);
        }

        foreach (string? value in variables[index].Value)
        {
            values[variables[index].Key] = value;
            if (HasSolution(demands, variables, index + 1, values))
            {
                return true;
            }
        }

        return false;
    }

    private ConditionExpression ExpressionOf(string name)
    {
        if (_expressions.TryGetValue(name, out ConditionExpression? known))
        {
            return known;
        }

        if (!template.TryGetCondition(name, out SyntaxNode node))
        {
            return ConditionExpression.Open("condition " + name);
        }

        if (_compiling.Count >= MaxChain && !_compiling.Contains(name))
        {
            return ConditionExpression.Open("condition " + name);
        }

        if (!_compiling.Add(name))
        {
            template.Report(TemplateFaultKind.CircularReference, node.Span, name);
            return ConditionExpression.Open("condition " + name);
        }

        // Parameters stand for themselves here: conditions are about what they can be.
        bool wasExploring = _isExploring;
        _isExploring = false;
        ConditionExpression expression = Compile(node, 0);
        _isExploring = wasExploring;
        _compiling.Remove(name);
        if (expression.Size > MaxSize)
        {
            expression = ConditionExpression.Open("condition " + name);
        }

        _expressions[name] = expression;
        return expression;
    }

    private ConditionExpression Compile(SyntaxNode node, int depth)
    {
        if (depth < 64 && TryFindCondition(node, out string referenced))
        {
            return ExpressionOf(referenced);
        }

        if (depth < 64 && IntrinsicFunction.TryFind(node, out IntrinsicCall call) && call.Function is ConditionFunction)
        {
            SyntaxNode[] items = call.Items(64);
            switch (call.Name)
            {
                case "Fn::And" when items.Length > 0:
                    return ConditionExpression.Over(ConditionForm.And, Compile(items, depth));
                case "Fn::Or" when items.Length > 0:
                    return ConditionExpression.Over(ConditionForm.Or, Compile(items, depth));
                case "Fn::Not" when items.Length == 1:
                    return ConditionExpression.Over(ConditionForm.Not, Compile(items, depth));
                case "Fn::Equals" when items.Length == 2:
                    return CompileEquality(items[0], items[1]);
                default:
                    break;
            }
        }

        return ConditionExpression.Open(Written(node));
    }

    private ImmutableArray<ConditionExpression> Compile(SyntaxNode[] items, int depth) => items.Select(item => Compile(item, depth + 1)).ToImmutableArray();

    private ConditionExpression CompileEquality(SyntaxNode left, SyntaxNode right)
    {
        string? leftText = template.Silently(() => template.Evaluate(left)).KnownText;
        string? rightText = template.Silently(() => template.Evaluate(right)).KnownText;
        return leftText is not null && rightText is not null ? ConditionExpression.Constant(leftText == rightText)
            : leftText is null && rightText is null ? (VariableOf(left) == VariableOf(right) ? ConditionExpression.Constant(true) : ConditionExpression.Open(VariableOf(left) + " = " + VariableOf(right)))
            : leftText is null ? ConditionExpression.Equality(VariableOf(left), rightText!)
            : ConditionExpression.Equality(VariableOf(right), leftText);
    }

    private static string VariableOf(SyntaxNode node)
        => IntrinsicFunction.TryFind(node, out IntrinsicCall call) && call.Function is RefFunction && call.Argument.Kind == SyntaxKind.String
            ? call.Argument.GetText()
            : Written(node);

    private static bool TryFindCondition(SyntaxNode node, out string name)
    {
        name = "";
        if (node.HasForeignTag && node.Kind == SyntaxKind.String && node.Tree.Annotations.TryGetTag(node.Index, out SyntaxTag tag) && tag.Text == "!Condition")
        {
            name = node.GetText();
        }
        else if (node.Kind == SyntaxKind.Mapping && node.TryGetMember("Condition", out SyntaxNode value) && value.Kind == SyntaxKind.String)
        {
            name = value.GetText();
        }

        return name.Length > 0;
    }

    /// <summary>An expression as it is written: two that are written alike are the same.</summary>
    private static string Written(SyntaxNode node) => node.Tree.Text.Text.Substring(node.Span.Start, node.Span.Length);

    private readonly record struct Choice(ConditionAssumption Assumption, bool IsOpen);
}
