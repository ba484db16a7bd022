using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Analysis;

/// <summary>
/// What the reference says of the statement at hand: looked up when the first rule asks, kept for the others, and thrown away
/// with the statement. The arrays serve all statements of a file.
/// </summary>
internal sealed class StatementReferences(LinterOptions options)
{
    private Statement? _statement;
    private StatementAction[] _actions = [];
    private StatementResource[] _resources = [];
    private StatementConditionKey[] _keys = [];
    private int _actionCount = -1;
    private int _resourceCount = -1;
    private int _keyCount;
    private StatementArns? _arns;
    private StatementArns? _current;
    private bool _hasArns;
    private RecentService _services = new(ServiceReference.Default);

    public ServiceReference Reference => ServiceReference.Default;

    public ReadOnlySpan<StatementAction> Actions
    {
        get
        {
            if (_actionCount < 0)
            {
                _actionCount = 0;
                Add(_statement?.Action, isExcluded: false);
                Add(_statement?.NotAction, isExcluded: true);
            }

            return _actions.AsSpan(0, _actionCount);
        }
    }

    public ReadOnlySpan<StatementResource> Resources
    {
        get
        {
            if (_resourceCount < 0)
            {
                _resourceCount = 0;
                AddResources(_statement?.Resource, isExcluded: false);
                AddResources(_statement?.NotResource, isExcluded: true);
            }

            return _resources.AsSpan(0, _resourceCount);
        }
    }

    /// <summary>The resources held against the reference; null when there is no ARN among them.</summary>
    public StatementArns? Arns
    {
        get
        {
            if (!_hasArns)
            {
                _hasArns = true;
                _current = null;
                if (_statement is not null && HasArn(Resources))
                {
                    _current = _arns ??= new StatementArns(Reference, options);
                    _current.Enter(Resources, _statement.Policy.Kind);
                }
            }

            return _current;
        }
    }

    public void Enter(Statement? statement)
    {
        _statement = statement;
        _hasArns = false;
        _actionCount = _resourceCount = -1;
        _keyCount = 0;
    }

    /// <summary>Lets go of the file, and keeps the room.</summary>
    public void Clear()
    {
        Enter(null);
        Array.Clear(_actions, 0, _actions.Length);
        Array.Clear(_resources, 0, _resources.Length);
        Array.Clear(_keys, 0, _keys.Length);
        _current = null;
    }

    public StatementConditionKey KeyOf(Condition condition)
    {
        // From the end: rules ask for the condition at hand, again and again.
        for (int i = _keyCount - 1; i >= 0; i--)
        {
            if (ReferenceEquals(_keys[i].Condition, condition))
            {
                return _keys[i];
            }
        }

        Grow(ref _keys, _keyCount + 1);
        return _keys[_keyCount++] = new StatementConditionKey(condition, Reference);
    }

    public bool IsDeclared(ReadOnlySpan<char> action)
    {
        foreach (string declared in options.AdditionalActions)
        {
            if (WildcardPattern.Intersects(declared.AsSpan(), action, ignoreCase: true))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasArn(ReadOnlySpan<StatementResource> resources)
    {
        foreach (ref readonly StatementResource resource in resources)
        {
            if (resource.Form == StatementResourceForm.Arn)
            {
                return true;
            }
        }

        return false;
    }

    private static void Grow<T>(ref T[] array, int count)
    {
        if (array.Length < count)
        {
            Array.Resize(ref array, Math.Max(count, Math.Max(4, array.Length * 2)));
        }
    }

    private void Add(ValueList? values, bool isExcluded)
    {
        if (values is null)
        {
            return;
        }

        Grow(ref _actions, _actionCount + values.Values.Length);
        ReadOnlySpan<SymbolicString> list = values.Values.AsSpan();
        for (int i = 0; i < list.Length; i++)
        {
            _actions[_actionCount++] = new StatementAction(in list[i], isExcluded, Reference, ref _services);
        }
    }

    private void AddResources(ValueList? values, bool isExcluded)
    {
        if (values is null)
        {
            return;
        }

        Grow(ref _resources, _resourceCount + values.Values.Length);
        foreach (SymbolicString value in values.Values)
        {
            _resources[_resourceCount++] = new StatementResource(value, isExcluded, _statement!.Policy);
        }
    }
}
