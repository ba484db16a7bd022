using System.Collections.Immutable;
using PolicyLint.Text;

namespace PolicyLint.Model;

/// <summary>What can be wrong with a template where it makes a policy.</summary>
public enum TemplateFaultKind
{
    /// <summary><c>Ref</c> or a variable of <c>Fn::Sub</c> names no parameter, resource or pseudo parameter. Name: what is named.</summary>
    UndefinedReference,

    /// <summary><c>Fn::GetAtt</c> or <c>${A.B}</c> of <c>Fn::Sub</c> names no resource. Name: the resource.</summary>
    UndefinedAttribute,

    /// <summary><c>Fn::If</c>, <c>Condition</c> or a resource names no condition. Name: the condition.</summary>
    UndefinedCondition,

    /// <summary><c>Fn::FindInMap</c> names no mapping, or no key in it. Name: what is named.</summary>
    UndefinedMapping,

    /// <summary>A function is given something of the wrong shape. Name: the function; Expected: what it takes.</summary>
    MalformedFunction,

    /// <summary>CloudFormation has no such function. Name: the function.</summary>
    UnknownFunction,

    /// <summary>A condition, mapping or reference leads back to itself. Name: what does.</summary>
    CircularReference,

    /// <summary><c>Fn::Sub</c> on a text without variables.</summary>
    SubWithoutVariables,

    /// <summary><c>${Name}</c> in a text that is not under <c>Fn::Sub</c>, and Name is something of the template. Name: the variable, without braces.</summary>
    UnsubstitutedVariable,

    /// <summary>SAM has no policy template of this name. Name: the name.</summary>
    UnknownPolicyTemplate,

    /// <summary>A policy template of SAM is not given a parameter that it demands. Name: the template; Expected: the parameter.</summary>
    MissingPolicyTemplateParameter,

    /// <summary>A policy template of SAM is given a parameter that it does not have. Name: the parameter; Expected: the template.</summary>
    UnknownPolicyTemplateParameter,
}

/// <summary>Something wrong with a template where it makes a policy.</summary>
public sealed class TemplateFault
{
    internal TemplateFault(TemplateFaultKind kind, Origin origin, string name, string expected = "")
    {
        Kind = kind;
        Origin = origin;
        Name = name;
        Expected = expected;
    }

    /// <summary>What is wrong.</summary>
    public TemplateFaultKind Kind { get; }

    /// <summary>Where.</summary>
    public Origin Origin { get; }

    /// <summary>What it is about; see the kind.</summary>
    public string Name { get; }

    /// <summary>What would be right, where the kind tells it; else empty.</summary>
    public string Expected { get; }

    /// <summary>The names that would have been found there, for a hint.</summary>
    public ImmutableArray<string> Candidates { get; internal init; } = ImmutableArray<string>.Empty;

    /// <summary>What stands in the way of a fix that replaces text: the whole call, when <see cref="Origin"/> is only its argument.</summary>
    public Origin? Call { get; internal init; }

    /// <summary>The resource whose policy it concerns.</summary>
    public DeclaringResource? DeclaringResource { get; internal init; }
}
