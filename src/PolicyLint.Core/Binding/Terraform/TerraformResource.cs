using PolicyLint.Model;
using PolicyLint.Syntax;

namespace PolicyLint.Binding.Terraform;

/// <summary>One instance of a resource or data source, as it will be after apply.</summary>
internal sealed class TerraformResource
{
    /// <summary>Takes it from a plan.</summary>
    /// <param name="address">The node with its address, such as <c>module.app["a"].aws_iam_role.worker[0]</c>.</param>
    /// <param name="type">Its type, such as <c>aws_iam_role</c>.</param>
    /// <param name="values">Its attributes.</param>
    /// <param name="isComplete">False when the text broke off before all that the plan says about it.</param>
    public TerraformResource(SyntaxNode address, string type, TerraformValue values, bool isComplete)
    {
        AddressNode = address;
        Declaring = new DeclaringResource(address.GetText(), type);
        Values = values;
        IsComplete = isComplete;
    }

    /// <summary>Where its address stands.</summary>
    public SyntaxNode AddressNode { get; }

    /// <summary>Its address and type.</summary>
    public DeclaringResource Declaring { get; }

    /// <summary>Its address.</summary>
    public string Address => Declaring.LogicalId;

    /// <summary>Its type.</summary>
    public string Type => Declaring.Type;

    /// <summary>Its attributes.</summary>
    public TerraformValue Values { get; }

    /// <summary>False when the text broke off before all that the plan says about it: what is absent may only be unread.</summary>
    public bool IsComplete { get; }
}
