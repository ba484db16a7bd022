using PolicyLint.Syntax;

namespace PolicyLint.Binding.Templates;

/// <summary>What a place in a template is, once its intrinsic functions are carried out.</summary>
internal enum TemplateValueKind
{
    /// <summary>Not known before the stack is deployed: one text, a list, anything.</summary>
    Unknown,

    /// <summary>What stands there, or what the function leads to: an object, a list or a scalar written in the template.</summary>
    Node,

    /// <summary>A text made by a function, known in all parts or not.</summary>
    Text,

    /// <summary>A list made by a function, each item a value.</summary>
    List,

    /// <summary><c>AWS::NoValue</c>: as if it were not written.</summary>
    Absent,
}

/// <summary>The value of a place in a template.</summary>
internal readonly struct TemplateValue
{
    private TemplateValue(TemplateValueKind kind, SyntaxNode node, TemplateString? text, IReadOnlyList<TemplateValue>? items)
    {
        Kind = kind;
        Node = node;
        Text = text;
        Items = items ?? [];
    }

    /// <summary>What it is.</summary>
    public TemplateValueKind Kind { get; }

    /// <summary>The node; for all other kinds, the place that a finding about the value underlines.</summary>
    public SyntaxNode Node { get; }

    /// <summary>The text, of kind <see cref="TemplateValueKind.Text"/>; the name of what is unknown, of kind <see cref="TemplateValueKind.Unknown"/>.</summary>
    public TemplateString? Text { get; }

    /// <summary>The items, of kind <see cref="TemplateValueKind.List"/>.</summary>
    public IReadOnlyList<TemplateValue> Items { get; }

    /// <summary>True for a scalar that stands in the template and has a text.</summary>
    public bool IsScalar => Kind == TemplateValueKind.Node && Node.Kind is SyntaxKind.String or SyntaxKind.Number or SyntaxKind.Boolean;

    /// <summary>A node that stands for itself.</summary>
    public static TemplateValue Of(SyntaxNode node) => new(TemplateValueKind.Node, node, null, null);

    /// <summary>A text that a function makes.</summary>
    public static TemplateValue Of(SyntaxNode place, TemplateString text) => new(TemplateValueKind.Text, place, text, null);

    /// <summary>A list that a function makes.</summary>
    public static TemplateValue Of(SyntaxNode place, IReadOnlyList<TemplateValue> items) => new(TemplateValueKind.List, place, null, items);

    /// <summary>Something that only the deployment knows: a text, a list, anything.</summary>
    public static TemplateValue UnknownAt(SyntaxNode place, string name = "value") => new(TemplateValueKind.Unknown, place, TemplateString.Unknown(place, name), null);

    /// <summary>A text of which nothing is known but what it stands for.</summary>
    public static TemplateValue TextAt(SyntaxNode place, string name) => new(TemplateValueKind.Text, place, TemplateString.Unknown(place, name), null);

    /// <summary>Nothing.</summary>
    public static TemplateValue AbsentAt(SyntaxNode place) => new(TemplateValueKind.Absent, place, null, null);

    /// <summary>The text, if it is known in all parts.</summary>
    public string? KnownText => IsScalar ? Node.GetText() : Kind == TemplateValueKind.Text && Text!.IsKnown ? Text.Text : null;
}
