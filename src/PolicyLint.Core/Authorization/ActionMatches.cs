using PolicyLint.Symbolic;

namespace PolicyLint.Authorization;

/// <summary>
/// The actions that a pattern names, in order of services and names; found one by one, without allocation.
/// Where the pattern starts with literal text, only actions that start so are looked at.
/// </summary>
public readonly ref struct ActionMatches
{
    private readonly ServiceReference _reference;
    private readonly ReadOnlySpan<char> _name;
    private readonly ReadOnlySpan<char> _service;
    private readonly int _literal;
    private readonly int _firstService;
    private readonly int _endOfServices;

    internal ActionMatches(ServiceReference reference, ReadOnlySpan<char> pattern)
    {
        _reference = reference;
        int colon = pattern.IndexOf(':');
        if (colon < 0)
        {
            // Without a colon a text names all actions or none.
            _service = _name = pattern;
            _endOfServices = WildcardPattern.IsAny(pattern) ? reference.Services.Count : 0;
        }
        else
        {
            _service = pattern.Slice(0, colon);
            _name = pattern.Slice(colon + 1);
            if (WildcardPattern.HasWildcard(_service))
            {
                _endOfServices = reference.Services.Count;
            }
            else if (reference.TryGetService(_service, out AwsService service))
            {
                _firstService = service.Index;
                _endOfServices = service.Index + 1;
            }
        }

        int wildcard = _name.IndexOfAny('*', '?');
        _literal = wildcard < 0 ? _name.Length : wildcard;
    }

    /// <summary>For a service that was looked up before.</summary>
    internal ActionMatches(ServiceReference reference, AwsService service, ReadOnlySpan<char> name)
    {
        _reference = reference;
        _name = name;
        _firstService = service.Index;
        _endOfServices = service.Index + 1;
        int wildcard = name.IndexOfAny('*', '?');
        _literal = wildcard < 0 ? name.Length : wildcard;
    }

    /// <summary>How many there are. Counted anew at each call; a pattern that ends in its first asterisk is counted without looking at the actions.</summary>
    public int Count
    {
        get
        {
            int count = 0;
            var services = new ServiceRanges(this);
            while (services.MoveNext())
            {
                if (services.TakesAll)
                {
                    count += services.End - services.Start;
                    continue;
                }

                for (int action = services.Start; action < services.End; action++)
                {
                    count += services.Matches(action) ? 1 : 0;
                }
            }

            return count;
        }
    }

    /// <summary>True when there is none.</summary>
    public bool IsEmpty => !GetEnumerator().MoveNext();

    /// <summary>Enumerates without allocation.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Goes over the matching actions.</summary>
    public ref struct Enumerator
    {
        private readonly ServiceReference _reference;
        private ServiceRanges _services;
        private int _action;

        internal Enumerator(ActionMatches matches)
        {
            _reference = matches._reference;
            _services = new ServiceRanges(matches);
        }

        /// <summary>The action.</summary>
        public readonly AwsAction Current => new(_reference, _action);

        /// <summary>Goes to the next one; false when there is none.</summary>
        public bool MoveNext()
        {
            do
            {
                while (++_action < _services.End)
                {
                    if (_services.Matches(_action))
                    {
                        return true;
                    }
                }
            }
            while (NextService());

            return false;
        }

        private bool NextService()
        {
            if (!_services.MoveNext())
            {
                _action = _services.End;
                return false;
            }

            _action = _services.Start - 1;
            return true;
        }
    }

    /// <summary>The services of the pattern, each with the range of its actions that start as the pattern does.</summary>
    private ref struct ServiceRanges
    {
        private readonly ActionMatches _matches;
        private int _next;

        public ServiceRanges(ActionMatches matches)
        {
            _matches = matches;
            _next = matches._firstService;
            TakesAll = WildcardPattern.IsAny(matches._name.Slice(matches._literal));
        }

        /// <summary>True when every action of a range matches.</summary>
        public bool TakesAll { get; }

        public int Start { get; private set; }

        public int End { get; private set; }

        public bool MoveNext()
        {
            bool isPattern = WildcardPattern.HasWildcard(_matches._service) && !WildcardPattern.IsAny(_matches._service);
            while (_next < _matches._endOfServices)
            {
                var service = new AwsService(_matches._reference, _next++);
                if (isPattern && !service.MatchesPrefix(_matches._service))
                {
                    continue;
                }

                ReferenceTable table = _matches._reference.Table;
                ReadOnlySpan<char> literal = _matches._name.Slice(0, _matches._literal);
                Start = table.LowerBound(Section.Actions, TableLayout.ActionSize, service.FirstAction, service.EndOfActions, literal);
                End = table.UpperBoundOfPrefix(Section.Actions, TableLayout.ActionSize, Start, service.EndOfActions, literal);
                return true;
            }

            // Nothing more: an empty range.
            Start = End;
            return false;
        }

        public readonly bool Matches(int action)
        {
            if (TakesAll)
            {
                return true;
            }

            var candidate = new AwsAction(_matches._reference, action);
            return _matches._literal == _matches._name.Length
                ? candidate.NameLength == _matches._literal
                : candidate.MatchesName(_matches._name);
        }
    }
}
