using System.Collections.Immutable;
using PolicyLint.Binding.Intrinsics;
using PolicyLint.Model;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Binding.Templates;

/// <summary>
/// A CloudFormation template: its sections, and what a place in it is worth.
/// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
/// </summary>
internal sealed class Template
{
    /// <summary>Functions inside functions; AWS refuses far fewer, and a circle has no end.</summary>
    private const int MaxDepth = 64;

    private const string Serverless = "AWS::Serverless-2016-10-31";

    /// <summary>How many functions are carried out for one policy: functions can name the same part of a template again and again.</summary>
    private const int MaxCalls = 20_000;

    /// <summary>How many functions are carried out for all policies of a file.</summary>
    private const int MaxCallsOfFile = 2_000_000;

    private readonly Dictionary<string, SyntaxNode> _parameters;
    private readonly Dictionary<string, SyntaxNode> _resources;
    private readonly Dictionary<string, SyntaxNode> _mappings;
    private readonly Dictionary<string, SyntaxNode> _conditions;
    private readonly List<TemplateFault> _faults = [];
    private readonly HashSet<(TemplateFaultKind, TextSpan)> _known = [];
    private readonly Dictionary<TemplateFaultKind, ImmutableArray<string>> _names = [];
    private readonly HashSet<string> _loopNames = new(StringComparer.Ordinal);
    private readonly HashSet<string> _resolving = new(StringComparer.Ordinal);
    private int _depth;
    private int _calls;
    private int _callsOfFile;
    private int _silence;

    /// <summary>Reads the sections of a template.</summary>
    /// <param name="root">A mapping.</param>
    /// <param name="parameters">Values that the user gives to parameters.</param>
    public Template(SyntaxNode root, IReadOnlyDictionary<string, string> parameters)
    {
        Root = root;
        Arguments = parameters;
        _parameters = Section(root, "Parameters");
        _resources = Section(root, "Resources");
        _mappings = Section(root, "Mappings");
        _conditions = Section(root, "Conditions");
        Conditions = new TemplateConditions(this);
        Transforms = ReadTransforms(root);
        HasMacro = Transforms.Any(name => name is not (Serverless or "AWS::LanguageExtensions" or "AWS::SecretsManager-2020-07-23" or "AWS::SecretsManager-2024-09-16"));
        foreach (string id in _resources.Keys)
        {
            HasLoops |= id.StartsWith("Fn::", StringComparison.Ordinal);
        }
    }

    /// <summary>The whole template.</summary>
    public SyntaxNode Root { get; }

    /// <summary>Values that the user gives to parameters.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; }

    /// <summary>The conditions, and which of them can hold together.</summary>
    public TemplateConditions Conditions { get; }

    /// <summary>The resources by their logical ids.</summary>
    public IReadOnlyDictionary<string, SyntaxNode> Resources => _resources;

    /// <summary>The macros that work on the whole template.</summary>
    public ImmutableArray<string> Transforms { get; }

    /// <summary>True for a template of SAM.</summary>
    public bool IsServerless => Transforms.Contains(Serverless);

    /// <summary>
    /// True when a name that the template does not declare may nevertheless be one: a macro or a loop declares what nobody sees here.
    /// </summary>
    public bool MayDeclareMore => HasLoops || Root.IsIncomplete || HasMacro;

    /// <summary>What is wrong, as far as it was evaluated.</summary>
    public IReadOnlyList<TemplateFault> Faults => _faults;

    /// <summary>The resource whose policy is evaluated, for faults.</summary>
    public DeclaringResource? Current { get; set; }

    private bool HasLoops { get; }

    /// <summary>True when something else than AWS's own extensions works on the template before CloudFormation reads it.</summary>
    private bool HasMacro { get; }

    /// <summary>Finds a parameter.</summary>
    public bool TryGetParameter(string name, out SyntaxNode parameter) => _parameters.TryGetValue(name, out parameter);

    /// <summary>Finds a resource by its logical id.</summary>
    public bool TryGetResource(string name, out SyntaxNode resource) => _resources.TryGetValue(name, out resource);

    /// <summary>Finds a mapping.</summary>
    public bool TryGetMapping(string name, out SyntaxNode mapping) => _mappings.TryGetValue(name, out mapping);

    /// <summary>Finds a condition's expression.</summary>
    public bool TryGetCondition(string name, out SyntaxNode expression) => _conditions.TryGetValue(name, out expression);

    /// <summary>Makes a name of <c>Fn::ForEach</c> known.</summary>
    public void AddLoopName(string name) => _loopNames.Add(name);

    /// <summary>True when the name is something that <c>Ref</c> can give: a parameter, resource, pseudo parameter or loop's item.</summary>
    public bool Declares(string name)
        => _parameters.ContainsKey(name) || _resources.ContainsKey(name) || PseudoParameters.Contains(name) || _loopNames.Contains(name) || (IsServerless && IsGenerated(name));

    /// <summary>True when the name is a resource of the template, or may be one that a macro makes.</summary>
    public bool MayHaveResource(string name)
        => _resources.ContainsKey(name) || MayDeclareMore || _loopNames.Contains(name) || (IsServerless && IsGenerated(name));

    /// <summary>Names for a hint; made once for each kind, since a large template may have many faults.</summary>
    public ImmutableArray<string> NamesFor(TemplateFaultKind kind)
    {
        if (!_names.TryGetValue(kind, out ImmutableArray<string> names))
        {
            names = kind switch
            {
                TemplateFaultKind.UndefinedCondition => ImmutableArray.CreateRange(_conditions.Keys),
                TemplateFaultKind.UndefinedMapping => ImmutableArray.CreateRange(_mappings.Keys),
                TemplateFaultKind.UndefinedAttribute => ImmutableArray.CreateRange(_resources.Keys),
                TemplateFaultKind.UnknownPolicyTemplate => SamPolicyTemplates.Names,
                _ => ImmutableArray.CreateRange(_parameters.Keys.Concat(_resources.Keys).Concat(PseudoParameters.All)),
            };
            _names.Add(kind, names);
        }

        return names;
    }

    /// <summary>Carries out the function that stands at a place; anything else stands for itself.</summary>
    public TemplateValue Evaluate(SyntaxNode node)
    {
        if (!IntrinsicFunction.TryFind(node, out IntrinsicCall call))
        {
            return TemplateValue.Of(node);
        }

        if (call.Function is null)
        {
            if (HasMacro)
            {
                // A macro of the user's own may know it.
                return TemplateValue.UnknownAt(node, call.Name);
            }

            Report(TemplateFaultKind.UnknownFunction, call.NameSpan, call.Name, candidates: IntrinsicFunction.NamesOf(asTags: call.IsTagged));
            return TemplateValue.UnknownAt(node, call.Name);
        }

        if (_calls >= MaxCalls || _callsOfFile >= MaxCallsOfFile)
        {
            return TemplateValue.UnknownAt(node, call.Name);
        }

        if (_depth >= MaxDepth)
        {
            Report(TemplateFaultKind.CircularReference, call.NameSpan, call.Name);
            return TemplateValue.UnknownAt(node, call.Name);
        }

        _depth++;
        _calls++;
        _callsOfFile++;
        TemplateValue value = call.Function.Evaluate(call, this);
        _depth--;
        return value;
    }

    /// <summary>The value of what a function is given.</summary>
    public TemplateValue EvaluateArgument(IntrinsicCall call) => call.IsTagged ? TemplateValue.Of(call.Argument) : Evaluate(call.Argument);

    /// <summary>The items of a list, each evaluated, those that are absent left out; null when it is not known which they are.</summary>
    public IReadOnlyList<TemplateValue>? ItemsOf(TemplateValue value)
    {
        switch (value.Kind)
        {
            case TemplateValueKind.List:
                return value.Items;
            case TemplateValueKind.Node when value.Node.Kind == SyntaxKind.Sequence:
                var items = new List<TemplateValue>();
                foreach (SyntaxNode item in value.Node.Items)
                {
                    TemplateValue evaluated = Evaluate(item);
                    if (evaluated.Kind != TemplateValueKind.Absent)
                    {
                        items.Add(evaluated);
                    }
                }

                return items;
            default:
                return null;
        }
    }

    /// <summary>Begins another policy, or another way of its conditions: the bound on calls is for each.</summary>
    public void ResetBudget() => _calls = 0;

    /// <summary>Evaluates something that belongs to no policy itself: what is wrong there is nobody's business here.</summary>
    public T Silently<T>(Func<T> evaluate)
    {
        _silence++;
        T result = evaluate();
        _silence--;
        return result;
    }

    /// <summary>Begins to resolve a resource's name. False when it is being resolved already: it leads back to itself.</summary>
    public bool EnterResource(string logicalId) => _resolving.Add(logicalId);

    /// <summary>Ends what <see cref="EnterResource"/> began.</summary>
    public void LeaveResource(string logicalId) => _resolving.Remove(logicalId);

    /// <summary>Says that a function has the wrong shape.</summary>
    /// <returns>That nothing is known of its value.</returns>
    public TemplateValue Malformed(IntrinsicCall call, string expected)
    {
        // Where the text broke off, the syntax error says it.
        if (!call.Place.IsIncomplete && call.Argument.Kind != SyntaxKind.Missing && !HasMacro)
        {
            Report(TemplateFaultKind.MalformedFunction, call.Argument.Span, call.Name, expected);
        }

        return TemplateValue.UnknownAt(call.Place, call.Name);
    }

    /// <summary>Says that something is wrong, once for each place.</summary>
    /// <param name="kind">What.</param>
    /// <param name="span">Where, in the template's text.</param>
    /// <param name="name">What it is about.</param>
    /// <param name="expected">What would be right.</param>
    /// <param name="call">The call around the place, if a fix must not change the place alone.</param>
    /// <param name="candidates">The names that would have been found there; those of the kind when left out.</param>
    public void Report(TemplateFaultKind kind, TextSpan span, string name, string expected = "", TextSpan? call = null, ImmutableArray<string>? candidates = null)
    {
        if (_silence > 0 || !_known.Add((kind, span)))
        {
            return;
        }

        _faults.Add(new TemplateFault(kind, Root.Tree.Text.GetOrigin(span), name, expected)
        {
            Candidates = candidates ?? NamesFor(kind),
            Call = call is { } whole ? Root.Tree.Text.GetOrigin(whole) : null,
            DeclaringResource = Current,
        });
    }

    /// <summary>
    /// True for a name like those of the resources that SAM makes: they begin with the resource that they are made for.
    /// Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
    /// </summary>
    private bool IsGenerated(string name)
        => name.StartsWith("Serverless", StringComparison.Ordinal)
            || name == "CodeDeployServiceRole"
            || _resources.Any(resource => name.StartsWith(resource.Key, StringComparison.Ordinal) && TypeOf(resource.Value).StartsWith("AWS::Serverless::", StringComparison.Ordinal));

    private static string TypeOf(SyntaxNode resource)
        => resource.TryGetMember("Type", out SyntaxNode type) && type.Kind == SyntaxKind.String ? type.GetText() : "";

    private static Dictionary<string, SyntaxNode> Section(SyntaxNode root, string name)
    {
        var section = new Dictionary<string, SyntaxNode>(StringComparer.Ordinal);
        if (root.TryGetMember(name, out SyntaxNode members))
        {
            foreach (SyntaxMember member in members.Members)
            {
                section[member.Name.GetText()] = member.Value;
            }
        }

        return section;
    }

    private static ImmutableArray<string> ReadTransforms(SyntaxNode root)
    {
        if (!root.TryGetMember("Transform", out SyntaxNode transform))
        {
            return ImmutableArray<string>.Empty;
        }

        var names = ImmutableArray.CreateBuilder<string>();
        Add(transform);
        foreach (SyntaxNode item in transform.Items)
        {
            Add(item);
        }

        return names.ToImmutable();

        void Add(SyntaxNode node)
        {
            if (node.Kind == SyntaxKind.String)
            {
                names.Add(node.GetText());
            }
            else if (node.TryGetMember("Name", out SyntaxNode name) && name.Kind == SyntaxKind.String)
            {
                names.Add(name.GetText());
            }
        }
    }
}
