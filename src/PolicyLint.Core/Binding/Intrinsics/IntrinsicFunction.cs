using System.Collections.Immutable;
using PolicyLint.Binding.Templates;
using PolicyLint.Syntax;

namespace PolicyLint.Binding.Intrinsics;

/// <summary>
/// An intrinsic function of CloudFormation. Evaluating never throws: what has the wrong shape is a fault and unknown.
/// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
/// </summary>
internal abstract class IntrinsicFunction
{
    private static readonly IntrinsicFunction[] All =
    [
        new RefFunction(), new SubFunction(), new GetAttFunction(), new IfFunction(), new JoinFunction(), new SelectFunction(), new SplitFunction(),
        new FindInMapFunction(), new ImportValueFunction(), new Base64Function(), new CidrFunction(), new GetAZsFunction(), new LengthFunction(),
        new ToJsonStringFunction(), new TransformFunction(), new GetStackOutputFunction(),
        new ConditionFunction("Fn::And"), new ConditionFunction("Fn::Or"), new ConditionFunction("Fn::Not"), new ConditionFunction("Fn::Equals"), new ConditionFunction("Fn::Contains"),
    ];

    /// <summary>The names of all functions, for a hint.</summary>
    /// <param name="asTags">True for the tags that call them in YAML: <c>!Sub</c>.</param>
    public static ImmutableArray<string> NamesOf(bool asTags)
        => ImmutableArray.CreateRange(All.Select(function => asTags ? "!" + function.Name.Replace("Fn::", "") : function.Name));

    /// <summary>The long spelling, the only member of the object that calls it: <c>Ref</c>, <c>Fn::Sub</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Carries it out.</summary>
    public abstract TemplateValue Evaluate(IntrinsicCall call, Template template);

    /// <summary>
    /// Finds the function that a node calls: an object with the function's name as its only member, or a value with the function's
    /// short name as its tag.
    /// </summary>
    public static bool TryFind(SyntaxNode node, out IntrinsicCall call)
    {
        call = default;
        if (node.HasForeignTag)
        {
            node.Tree.Annotations.TryGetTag(node.Index, out SyntaxTag tag);
            IntrinsicFunction? tagged = Find(tag.Text.Substring(1));
            call = new IntrinsicCall(tagged, tagged?.Name ?? tag.Text, node, node, IsTagged: true, tag.Span);
            return true;
        }

        if (node.Kind != SyntaxKind.Mapping)
        {
            return false;
        }

        bool isFirst = true;
        foreach (SyntaxMember member in node.Members)
        {
            if (!isFirst)
            {
                call = default;
                return false;
            }

            isFirst = false;
            if (!MayBeFunction(member.Name))
            {
                return false;
            }

            string name = member.Name.GetText();
            IntrinsicFunction? function = Find(name);
            bool isCall = function is not null || name.StartsWith("Fn::", StringComparison.Ordinal);
            if (!isCall || name.StartsWith("Fn::ForEach", StringComparison.Ordinal))
            {
                return false;
            }

            call = new IntrinsicCall(function, name, member.Value, node, IsTagged: false, member.Name.Span);
        }

        return !isFirst;
    }

    /// <summary>Cheap for the many objects that call nothing.</summary>
    private static bool MayBeFunction(SyntaxNode name)
        => name.HasEscapes || name.RawText.StartsWith("Fn::".AsSpan(), StringComparison.Ordinal) || name.RawText.SequenceEqual("Ref".AsSpan());

    private static IntrinsicFunction? Find(string name)
    {
        foreach (IntrinsicFunction function in All)
        {
            if (function.Name == name
                || (function.Name.Length == name.Length + 4 && function.Name.EndsWith(name, StringComparison.Ordinal) && function.Name.StartsWith("Fn::", StringComparison.Ordinal)))
            {
                return function;
            }
        }

        return null;
    }
}
