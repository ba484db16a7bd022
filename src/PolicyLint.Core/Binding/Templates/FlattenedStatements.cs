namespace PolicyLint.Binding.Templates;

/// <summary>
/// The resource types of CloudFormation that are a statement of a resource-based policy without being written as one: action, principal and
/// conditions are properties. Where no property stands for the resource it is the one that the properties beside it name or describe.
/// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
/// </summary>
internal static class FlattenedStatements
{
    // In ordinal order of types.
    private static readonly FlattenedStatement[] Rows =
    [
        // IssueCertificate, GetCertificate, ListPermissions, for acm.amazonaws.com only.
        new("AWS::ACMPCA::Permission", FlattenedPrincipals.Service,
        [
            new("Principal", FlattenedElement.Principal),
            new("Actions/*", FlattenedElement.Action),
            new("CertificateAuthorityArn", FlattenedElement.Resource),
            new("SourceAccount", FlattenedElement.ConditionValue, "StringEquals", "aws:SourceAccount"),
        ], actionPrefix: "acm-pca:"),

        // The group of actions is the name of the property. Source: https://docs.aws.amazon.com/codeguru/latest/profiler-api/API_PutPermission.html
        new("AWS::CodeGuruProfiler::ProfilingGroup", FlattenedPrincipals.Arn,
        [
            new("AgentPermissions/Principals/*", FlattenedElement.Principal),
        ], impliedActions: ["codeguru-profiler:ConfigureAgent", "codeguru-profiler:PostAgentProfile"]),

        new("AWS::EC2::VPCEndpointServicePermissions", FlattenedPrincipals.Arn | FlattenedPrincipals.Everyone,
        [
            new("AllowedPrincipals/*", FlattenedElement.Principal),
        ]),

        new("AWS::EntityResolution::PolicyStatement", FlattenedPrincipals.Service | FlattenedPrincipals.Account | FlattenedPrincipals.Arn,
        [
            new("StatementId", FlattenedElement.Sid),
            new("Effect", FlattenedElement.Effect),
            new("Principal/*", FlattenedElement.Principal),
            new("Action/*", FlattenedElement.Action),
            new("Arn", FlattenedElement.Resource),
            new("Condition", FlattenedElement.Condition),
        ]),

        // The older form: with Statement (in PolicyProperties) none of these may be given. The default event bus, where none is named.
        new("AWS::Events::EventBusPolicy", FlattenedPrincipals.Account | FlattenedPrincipals.Everyone,
        [
            new("StatementId", FlattenedElement.Sid),
            new("Principal", FlattenedElement.Principal),
            new("Action", FlattenedElement.Action),
            new("EventBusName", FlattenedElement.Resource),
            new("Condition/Type", FlattenedElement.ConditionOperator),
            new("Condition/Key", FlattenedElement.ConditionKey),
            new("Condition/Value", FlattenedElement.ConditionValue),
        ]),

        new("AWS::GlobalAccelerator::CrossAccountAttachment", FlattenedPrincipals.Account | FlattenedPrincipals.Arn,
        [
            new("Principals/*", FlattenedElement.Principal),
        ]),

        // Source: https://docs.aws.amazon.com/lambda/latest/api/API_AddLayerVersionPermission.html
        new("AWS::Lambda::LayerVersionPermission", FlattenedPrincipals.Account | FlattenedPrincipals.Everyone,
        [
            new("Principal", FlattenedElement.Principal),
            new("Action", FlattenedElement.Action),
            new("LayerVersionArn", FlattenedElement.Resource),
            new("OrganizationId", FlattenedElement.ConditionValue, "StringEquals", "aws:PrincipalOrgID"),
        ]),

        // The conditions that Lambda writes into the function's policy. Source: https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
        new("AWS::Lambda::Permission",
            FlattenedPrincipals.Service | FlattenedPrincipals.Account | FlattenedPrincipals.Arn | FlattenedPrincipals.Everyone,
        [
            new("Principal", FlattenedElement.Principal),
            new("Action", FlattenedElement.Action),
            new("FunctionName", FlattenedElement.Resource),
            new("SourceArn", FlattenedElement.ConditionValue, "ArnLike", "aws:SourceArn"),
            new("SourceAccount", FlattenedElement.ConditionValue, "StringEquals", "aws:SourceAccount"),
            new("PrincipalOrgID", FlattenedElement.ConditionValue, "StringEquals", "aws:PrincipalOrgID"),
            new("EventSourceToken", FlattenedElement.ConditionValue, "StringEquals", "lambda:EventSourceToken"),
            new("FunctionUrlAuthType", FlattenedElement.ConditionValue, "StringEquals", "lambda:FunctionUrlAuthType"),
            new("InvokedViaFunctionUrl", FlattenedElement.ConditionValue, "Bool", "lambda:InvokedViaFunctionUrl"),
        ]),

        new("AWS::QBusiness::Permission", FlattenedPrincipals.Arn,
        [
            new("StatementId", FlattenedElement.Sid),
            new("Principal", FlattenedElement.Principal),
            new("Actions/*", FlattenedElement.Action),
            new("ApplicationId", FlattenedElement.Resource),
            new("Conditions/*/ConditionOperator", FlattenedElement.ConditionOperator),
            new("Conditions/*/ConditionKey", FlattenedElement.ConditionKey),
            new("Conditions/*/ConditionValues/*", FlattenedElement.ConditionValue),
        ]),

        // Which actions, its permissions say: those of the resource types, or the customer's own (AWS::RAM::Permission).
        new("AWS::RAM::ResourceShare", FlattenedPrincipals.Service | FlattenedPrincipals.Account | FlattenedPrincipals.Arn,
        [
            new("Principals/*", FlattenedElement.Principal),
            new("AllowExternalPrincipals", FlattenedElement.PrincipalScope),
        ]),

        new("AWS::Signer::ProfilePermission", FlattenedPrincipals.Account | FlattenedPrincipals.Arn,
        [
            new("StatementId", FlattenedElement.Sid),
            new("Principal", FlattenedElement.Principal),
            new("Action", FlattenedElement.Action),
            new("ProfileName", FlattenedElement.Resource),
            new("ProfileVersion", FlattenedElement.ConditionValue, "StringEquals", "signer:ProfileVersion"),
        ]),
    ];

    /// <summary>All rows.</summary>
    public static ReadOnlySpan<FlattenedStatement> All => Rows;

    /// <summary>Finds a type that is a statement.</summary>
    /// <param name="resourceType">The type.</param>
    /// <param name="statement">How it is one.</param>
    public static bool TryGet(ReadOnlySpan<char> resourceType, out FlattenedStatement statement)
    {
        ReadOnlySpan<FlattenedStatement> rows = ResourceTypeRows.Of(Rows, resourceType);
        statement = rows.IsEmpty ? default : rows[0];
        return !rows.IsEmpty;
    }
}
