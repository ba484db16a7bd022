using PolicyLint.Authorization;
using PolicyLint.Symbolic;

namespace PolicyLint.Analysis;

/// <summary>What a value of <c>Action</c> or <c>NotAction</c> is.</summary>
public enum StatementActionForm
{
    /// <summary>Not known in all parts.</summary>
    Unknown,

    /// <summary>No action at all: no or several colons, blanks, a wildcard in the service. AWS refuses it or it matches nothing.</summary>
    Malformed,

    /// <summary><c>*</c> or <c>*:*</c>.</summary>
    Everything,

    /// <summary>With a wildcard after the colon: <c>s3:Get*</c>.</summary>
    Pattern,

    /// <summary>Without wildcard: <c>s3:GetObject</c>.</summary>
    Name,
}

/// <summary>One value of a statement's <c>Action</c> or <c>NotAction</c> and what the reference says of it, looked up once for all rules.</summary>
public readonly struct StatementAction
{
    private readonly ServiceReference _reference;

    // Rows of the reference, from 1; 0 for none. Lists hold many of these: two numbers are smaller than what they stand for.
    private readonly int _service;
    private readonly int _action;

    /// <summary>Looks a value up.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isExcluded">True when it stands in <c>NotAction</c>.</param>
    /// <param name="reference">The reference.</param>
    /// <param name="services">Finds services: lists mostly name several actions of one after the other.</param>
    internal StatementAction(in SymbolicString value, bool isExcluded, ServiceReference reference, ref RecentService services)
    {
        Value = value;
        IsExcluded = isExcluded;
        _reference = reference;
        Form = FormOf(value, out ReadOnlySpan<char> text, out int colon);
        if (Form is StatementActionForm.Name or StatementActionForm.Pattern && services.TryGet(text.Slice(0, colon), out AwsService service))
        {
            _service = service.Index + 1;
            if (Form == StatementActionForm.Name && service.TryGetAction(text.Slice(colon + 1), out AwsAction action))
            {
                _action = action.Index + 1;
            }
        }
    }

    /// <summary>The value as written.</summary>
    public SymbolicString Value { get; }

    /// <summary>True when it stands in <c>NotAction</c>.</summary>
    public bool IsExcluded { get; }

    /// <summary>What it is.</summary>
    public StatementActionForm Form { get; }

    /// <summary>True when the reference has the service before the colon.</summary>
    public bool IsServiceKnown => _service > 0;

    /// <summary>The service; default when it is not known.</summary>
    public AwsService Service => IsServiceKnown ? new(_reference, _service - 1) : default;

    /// <summary>True when it is the name of an action that the reference has.</summary>
    public bool IsKnown => _action > 0;

    /// <summary>The action; default when it is no name of a known one.</summary>
    public AwsAction Action => IsKnown ? new(_reference, _action - 1) : default;

    /// <summary>The known actions that it names: one, several or none. Found at each enumeration, without allocation.</summary>
    public ActionMatches Matches
        => Form == StatementActionForm.Everything ? _reference.MatchActions("*".AsSpan())
        : IsServiceKnown && Value.TryGetText(out ReadOnlySpan<char> text) ? new ActionMatches(_reference, Service, text.Slice(text.IndexOf(':') + 1))
        : _reference.MatchActions(default);

    private static StatementActionForm FormOf(in SymbolicString value, out ReadOnlySpan<char> text, out int colon)
    {
        colon = -1;
        if (!value.TryGetText(out text))
        {
            return StatementActionForm.Unknown;
        }

        bool hasWildcard = false;
        for (int i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case ':' when colon >= 0:
                case <= ' ' or ',' or > '~':
                    return StatementActionForm.Malformed;
                case ':':
                    colon = i;
                    break;
                case '*' or '?':
                    hasWildcard = true;
                    break;
            }
        }

        if (colon <= 0 || colon == text.Length - 1)
        {
            return WildcardPattern.IsAny(text) ? StatementActionForm.Everything : StatementActionForm.Malformed;
        }

        if (!hasWildcard)
        {
            return StatementActionForm.Name;
        }

        return !WildcardPattern.HasWildcard(text.Slice(0, colon)) ? StatementActionForm.Pattern
            : WildcardPattern.IsAny(text.Slice(0, colon)) && WildcardPattern.IsAny(text.Slice(colon + 1)) ? StatementActionForm.Everything
            : StatementActionForm.Malformed;
    }
}
