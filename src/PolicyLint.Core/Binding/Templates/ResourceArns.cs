using PolicyLint.Authorization;
using PolicyLint.Symbolic;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Binding.Templates;

/// <summary>
/// What <c>Ref</c> and <c>Fn::GetAtt</c> give for a resource of the same template, as far as it is known before the stack is
/// deployed: the form of the ARN, and the name where the template gives it.
/// </summary>
internal static class ResourceArns
{
    /// <summary>No name of a resource is longer; names made of names can grow without end.</summary>
    private const int MaxNameLength = 2_048;

    /// <summary>What stands for the name in the ARN of an OIDC provider: its address, without the scheme.</summary>
    private const string OidcProviderName = "OidcProviderName";
    private const string Scheme = "https://";

    /// <summary>
    /// Types whose <c>Ref</c> is the name, and the property that gives it.
    /// Source: the "Return values" of https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
    /// </summary>
    private static readonly Dictionary<string, string> NameProperties = new(StringComparer.Ordinal)
    {
        ["AWS::DynamoDB::Table"] = "TableName",
        ["AWS::ECR::Repository"] = "RepositoryName",
        ["AWS::ECS::Cluster"] = "ClusterName",
        ["AWS::Events::EventBus"] = "Name",
        ["AWS::IAM::Group"] = "GroupName",
        ["AWS::IAM::Role"] = "RoleName",
        ["AWS::IAM::User"] = "UserName",
        ["AWS::Kinesis::Stream"] = "Name",
        ["AWS::Lambda::Function"] = "FunctionName",
        ["AWS::Logs::LogGroup"] = "LogGroupName",
        ["AWS::S3::Bucket"] = "BucketName",
        ["AWS::SSM::Parameter"] = "Name",
    };

    /// <summary>Resources of SAM and what they become. Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html</summary>
    private static readonly Dictionary<string, string> Generated = new(StringComparer.Ordinal)
    {
        ["AWS::Serverless::Function"] = "AWS::Lambda::Function",
        ["AWS::Serverless::SimpleTable"] = "AWS::DynamoDB::Table",
        ["AWS::Serverless::StateMachine"] = "AWS::StepFunctions::StateMachine",
        ["AWS::Serverless::LayerVersion"] = "AWS::Lambda::LayerVersion",
    };

    /// <summary>What <c>Ref</c> gives.</summary>
    /// <param name="logicalId">The resource's logical id.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="place">Where a finding about the value belongs.</param>
    /// <param name="span">What stands for it.</param>
    /// <param name="template">The template.</param>
    public static TemplateValue OfRef(string logicalId, SyntaxNode resource, SyntaxNode place, TextSpan span, Template template)
    {
        string type = TypeOf(resource);
        return ServiceReference.Default.TryGetCloudFormationType(type.AsSpan(), out CloudFormationType known) && known.RefIsArn && known.ArnTemplate.Length > 0
            ? Fill(known.ArnTemplate, logicalId, resource, place, span, template)
            : NameProperties.TryGetValue(type, out string? property) ? Name(property, logicalId, resource, place, span, template)
            : TemplateValue.TextAt(place, logicalId);
    }

    /// <summary>What <c>Fn::GetAtt</c> gives.</summary>
    /// <param name="logicalId">The resource's logical id.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="place">Where a finding about the value belongs.</param>
    /// <param name="span">What stands for it.</param>
    /// <param name="template">The template.</param>
    public static TemplateValue OfAttribute(string logicalId, SyntaxNode resource, string attribute, SyntaxNode place, TextSpan span, Template template)
    {
        string type = TypeOf(resource);
        bool isArn = attribute == "Arn" || (attribute == "TopicArn" && type == "AWS::SNS::Topic");
        return isArn && ServiceReference.Default.TryGetCloudFormationType(type.AsSpan(), out CloudFormationType known) && known.ArnTemplate.Length > 0
            ? Fill(known.ArnTemplate + SuffixOf(type), logicalId, resource, place, span, template)
            : TemplateValue.TextAt(place, logicalId + "." + attribute);
    }

    /// <summary>
    /// The ARN of a log group stands for its streams too.
    /// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html (Return values)
    /// </summary>
    private static string SuffixOf(string type) => type == "AWS::Logs::LogGroup" ? ":*" : "";

    private static string TypeOf(SyntaxNode resource)
    {
        string type = resource.TryGetMember("Type", out SyntaxNode node) && node.Kind == SyntaxKind.String ? node.GetText() : "";
        return Generated.TryGetValue(type, out string? generated) ? generated : type;
    }

    private static TemplateValue Name(string property, string logicalId, SyntaxNode resource, SyntaxNode place, TextSpan span, Template template)
        => Text(place, builder =>
        {
            if (NameIn(resource, property, logicalId, template) is { } name)
            {
                builder.Append(name, logicalId, span);
            }
            else if (property == OidcProviderName && AddressIn(resource) is { } address)
            {
                builder.Append(address, span);
            }
            else
            {
                builder.AppendHole(new SymbolicString.Piece(logicalId, IsHole: true) { IsName = true }, span);
            }
        });

    private static TemplateValue Fill(string arn, string logicalId, SyntaxNode resource, SyntaxNode place, TextSpan span, Template template)
        => Text(place, builder =>
        {
            int position = 0;
            while (arn.IndexOf("${", position, StringComparison.Ordinal) is var start and >= 0 && arn.IndexOf('}', start) is var end and >= 0)
            {
                builder.Append(arn.Substring(position, start - position), span);
                string variable = arn.Substring(start + 2, end - start - 2);
                switch (variable)
                {
                    case "Partition" or "Region":
                        builder.AppendHole("AWS::" + variable, span);
                        break;
                    case "Account" or "AccountId":
                        builder.AppendHole("AWS::AccountId", span);
                        break;
                    default:
                        builder.Append(Name(variable, logicalId, resource, place, span, template), logicalId, span);
                        break;
                }

                position = end + 1;
            }

            builder.Append(arn.Substring(position), span);
        });

    /// <summary>The address of an OIDC provider that the template writes out, as its ARN has it; null when it does not.</summary>
    private static string? AddressIn(SyntaxNode resource)
    {
        if (!resource.TryGetMember("Properties", out SyntaxNode properties) || !properties.TryGetMember("Url", out SyntaxNode url) || url.Kind != SyntaxKind.String)
        {
            return null;
        }

        string text = url.GetText();
        return text.StartsWith(Scheme, StringComparison.Ordinal) && text.Length <= MaxNameLength ? text.Substring(Scheme.Length) : null;
    }

    /// <summary>The name that the template gives the resource; null when it gives none.</summary>
    private static TemplateValue? NameIn(SyntaxNode resource, string property, string logicalId, Template template)
    {
        if (!resource.TryGetMember("Properties", out SyntaxNode properties) || !properties.TryGetMember(property, out SyntaxNode node) || !template.EnterResource(logicalId))
        {
            return null;
        }

        TemplateValue value = template.Silently(() => template.Evaluate(node));
        template.LeaveResource(logicalId);
        return value.IsScalar || (value.Kind == TemplateValueKind.Text && value.Text!.Text.Length <= MaxNameLength) ? value : null;
    }

    private static TemplateValue Text(SyntaxNode place, Action<TemplateString.Builder> write)
    {
        var builder = new TemplateString.Builder(place);
        write(builder);
        return TemplateValue.Of(place, builder.ToTemplateString());
    }
}
