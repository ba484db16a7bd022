using System.Text.RegularExpressions;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Rules.Escalation;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Escalation;

/// <summary>
/// Each of the 131 paths: it is reported when its actions are allowed, and not when a Deny, the resources or a condition stop it. The
/// rows stand as in the document that the paths were gathered in (numbers, names, kinds, actions, services), not as in the product.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed partial class EscalationPathTests
{
    private static readonly Row[] Document =
    [
        new(1, "add-user-to-group", 'S', "iam:AddUserToGroup", "arn:aws:iam::111122223333:group/one"),
        new(2, "create-policy-version", 'S', "iam:CreatePolicyVersion", "arn:aws:iam::111122223333:policy/one"),
        new(3, "set-default-policy-version", 'S', "iam:SetDefaultPolicyVersion", "arn:aws:iam::111122223333:policy/one"),
        new(4, "attach-user-policy", 'S', "iam:AttachUserPolicy", "arn:aws:iam::111122223333:user/ann"),
        new(5, "attach-group-policy", 'S', "iam:AttachGroupPolicy", "arn:aws:iam::111122223333:group/one"),
        new(6, "attach-role-policy", 'S', "iam:AttachRolePolicy", "arn:aws:iam::111122223333:role/one"),
        new(7, "put-user-policy", 'S', "iam:PutUserPolicy", "arn:aws:iam::111122223333:user/ann"),
        new(8, "put-group-policy", 'S', "iam:PutGroupPolicy", "arn:aws:iam::111122223333:group/one"),
        new(9, "put-role-policy", 'S', "iam:PutRolePolicy", "arn:aws:iam::111122223333:role/one"),
        new(10, "iam-full", 'S', "iam:*", "arn:aws:iam::111122223333:user/ann"),
        new(11, "iam-put-wildcard", 'S', "iam:Put*", "arn:aws:iam::111122223333:user/ann") { ReportedAs = "put-user-policy" },
        new(12, "codestar-associate", 'S', "codestar:AssociateTeamMember + codestar:CreateProject", "arn:aws:codestar:eu-central-1:111122223333:project/one"),
        new(13, "create-access-key", 'P', "iam:CreateAccessKey", "arn:aws:iam::111122223333:user/ann"),
        new(14, "create-login-profile", 'P', "iam:CreateLoginProfile", "arn:aws:iam::111122223333:user/ann"),
        new(15, "update-login-profile", 'P', "iam:UpdateLoginProfile", "arn:aws:iam::111122223333:user/ann"),
        new(16, "update-assume-role-policy", 'P', "iam:UpdateAssumeRolePolicy", "arn:aws:iam::111122223333:role/one"),
        new(17, "rotate-access-key", 'P', "iam:CreateAccessKey + iam:DeleteAccessKey", "arn:aws:iam::111122223333:user/ann") { ReportedAs = "create-access-key" },
        new(18, "attach-user-policy-create-key", 'P', "iam:AttachUserPolicy + iam:CreateAccessKey", "arn:aws:iam::111122223333:user/ann") { OnOne = true, ReportedAs = "attach-user-policy" },
        new(19, "create-policy-version-assume", 'P', "iam:CreatePolicyVersion + sts:AssumeRole", "arn:aws:iam::111122223333:policy/one") { ReportedAs = "create-policy-version" },
        new(20, "put-user-policy-create-key", 'P', "iam:CreateAccessKey + iam:PutUserPolicy", "arn:aws:iam::111122223333:user/ann") { OnOne = true, ReportedAs = "put-user-policy" },
        new(21, "attach-role-policy-update-trust", 'P', "iam:AttachRolePolicy + iam:UpdateAssumeRolePolicy", "arn:aws:iam::111122223333:role/one") { OnOne = true, ReportedAs = "attach-role-policy" },
        new(22, "create-policy-version-update-trust", 'P', "iam:CreatePolicyVersion + iam:UpdateAssumeRolePolicy", "arn:aws:iam::111122223333:policy/one") { ReportedAs = "create-policy-version" },
        new(23, "put-role-policy-update-trust", 'P', "iam:PutRolePolicy + iam:UpdateAssumeRolePolicy", "arn:aws:iam::111122223333:role/one") { OnOne = true, ReportedAs = "put-role-policy" },
        new(24, "attach-role-policy-assume", 'P', "iam:AttachRolePolicy + sts:AssumeRole", "arn:aws:iam::111122223333:role/one") { OnOne = true, ReportedAs = "attach-role-policy" },
        new(25, "put-role-policy-assume", 'P', "iam:PutRolePolicy + sts:AssumeRole", "arn:aws:iam::111122223333:role/one") { OnOne = true, ReportedAs = "put-role-policy" },
        new(26, "update-trust-assume", 'P', "iam:UpdateAssumeRolePolicy + sts:AssumeRole", "arn:aws:iam::111122223333:role/one") { ReportedAs = "update-assume-role-policy" },
        new(27, "assume-role", 'P', "sts:AssumeRole", "arn:aws:iam::111122223333:role/one"),
        new(28, "delete-user-boundary", 'B', "iam:DeleteUserPermissionsBoundary", "arn:aws:iam::111122223333:user/ann"),
        new(29, "delete-role-boundary-assume", 'B', "iam:DeleteRolePermissionsBoundary + sts:AssumeRole", "arn:aws:iam::111122223333:role/one") { OnOne = true },
        new(30, "sso-new-permission-set", 'I', "sso:AttachManagedPolicyToPermissionSet + sso:CreateAccountAssignment + sso:CreatePermissionSet", "arn:aws:sso:::permissionSet/ssoins-1/ps-1") { ReportedAs = "sso-attach-managed-policy" },
        new(31, "sso-attach-managed-policy", 'I', "sso:AttachManagedPolicyToPermissionSet", "arn:aws:sso:::permissionSet/ssoins-1/ps-1"),
        new(32, "sso-put-inline-policy", 'I', "sso:PutInlinePolicyToPermissionSet", "arn:aws:sso:::permissionSet/ssoins-1/ps-1"),
        new(33, "glue-update-devendpoint", 'X', "glue:UpdateDevEndpoint", "arn:aws:glue:eu-central-1:111122223333:devEndpoint/one"),
        new(34, "lambda-update-code", 'X', "lambda:UpdateFunctionCode", "arn:aws:lambda:eu-central-1:111122223333:function:one"),
        new(35, "agentcore-interpreter-session", 'X', "bedrock-agentcore:InvokeCodeInterpreter + bedrock-agentcore:StartCodeInterpreterSession", "arn:aws:bedrock-agentcore:eu-central-1:111122223333:code-interpreter-custom/one"),
        new(36, "cloudformation-changeset", 'X', "cloudformation:CreateChangeSet + cloudformation:ExecuteChangeSet", "arn:aws:cloudformation:eu-central-1:111122223333:stack/one/*"),
        new(37, "ec2-userdata-restart", 'X', "ec2:ModifyInstanceAttribute + ec2:StartInstances + ec2:StopInstances", "arn:aws:ec2:eu-central-1:111122223333:instance/i-1"),
        new(38, "ec2-launch-template", 'X', "ec2:CreateLaunchTemplateVersion + ec2:ModifyLaunchTemplate", "arn:aws:ec2:eu-central-1:111122223333:launch-template/lt-1"),
        new(39, "ec2-instance-connect", 'X', "ec2-instance-connect:SendSSHPublicKey + ec2:DescribeInstances", "arn:aws:ec2:eu-central-1:111122223333:instance/i-1"),
        new(40, "ecs-execute-command", 'X', "ecs:DescribeTasks + ecs:ExecuteCommand", "arn:aws:ecs:eu-central-1:111122223333:task/one/*"),
        new(41, "lambda-update-code-invoke", 'X', "lambda:InvokeFunction + lambda:UpdateFunctionCode", "arn:aws:lambda:eu-central-1:111122223333:function:one") { ReportedAs = "lambda-update-code" },
        new(42, "lambda-update-code-addpermission", 'X', "lambda:AddPermission + lambda:UpdateFunctionCode", "arn:aws:lambda:eu-central-1:111122223333:function:one") { ReportedAs = "lambda-update-code" },
        new(43, "sagemaker-presigned-notebook", 'X', "sagemaker:CreatePresignedNotebookInstanceUrl", "arn:aws:sagemaker:eu-central-1:111122223333:notebook-instance/one"),
        new(44, "sagemaker-lifecycle-config", 'X', "sagemaker:CreateNotebookInstanceLifecycleConfig + sagemaker:StartNotebookInstance + sagemaker:StopNotebookInstance + sagemaker:UpdateNotebookInstance", "arn:aws:sagemaker:eu-central-1:111122223333:notebook-instance/one"),
        new(45, "lambda-layer", 'X', "lambda:UpdateFunctionConfiguration", "arn:aws:lambda:eu-central-1:111122223333:function:one"),
        new(46, "cloudformation-updatestack", 'X', "cloudformation:UpdateStack", "arn:aws:cloudformation:eu-central-1:111122223333:stack/one/*"),
        new(47, "codebuild-startbuild", 'X', "codebuild:StartBuild", "arn:aws:codebuild:eu-central-1:111122223333:project/one"),
        new(48, "codebuild-startbuildbatch", 'X', "codebuild:StartBuildBatch", "arn:aws:codebuild:eu-central-1:111122223333:project/one"),
        new(49, "ssm-start-session", 'X', "ssm:StartSession", "arn:aws:ec2:eu-central-1:111122223333:instance/i-1"),
        new(50, "ssm-send-command", 'X', "ssm:SendCommand", "arn:aws:ec2:eu-central-1:111122223333:instance/i-1"),
        new(51, "apprunner-update", 'X', "apprunner:UpdateService", "arn:aws:apprunner:eu-central-1:111122223333:service/one/*"),
        new(52, "agentcore-runtime-command", 'X', "bedrock-agentcore:InvokeAgentRuntimeCommand", "arn:aws:bedrock-agentcore:eu-central-1:111122223333:runtime/one"),
        new(53, "agentcore-browser-session", 'X', "bedrock-agentcore:ConnectBrowserAutomationStream + bedrock-agentcore:StartBrowserSession", "arn:aws:bedrock-agentcore:eu-central-1:111122223333:browser-custom/one"),
        new(54, "batch-submit", 'X', "batch:SubmitJob", "arn:aws:batch:eu-central-1:111122223333:job-definition/one"),
        new(55, "codedeploy-deployment", 'X', "codedeploy:CreateDeployment + codedeploy:GetDeploymentConfig + codedeploy:RegisterApplicationRevision", "arn:aws:codedeploy:eu-central-1:111122223333:deploymentgroup:one/*"),
        new(56, "stepfunctions-update", 'X', "states:StartExecution + states:UpdateStateMachine", "arn:aws:states:eu-central-1:111122223333:stateMachine:one"),
        new(57, "passrole-ec2-runinstances", 'N', "iam:PassRole + ec2:RunInstances", "arn:aws:iam::111122223333:role/one") { Host = "ec2.amazonaws.com" },
        new(58, "passrole-lambda-create-invoke", 'N', "iam:PassRole + lambda:CreateFunction + lambda:InvokeFunction", "arn:aws:iam::111122223333:role/one") { Host = "lambda.amazonaws.com" },
        new(59, "passrole-lambda-new-dynamo-trigger", 'N', "iam:PassRole + dynamodb:CreateTable + dynamodb:PutItem + lambda:CreateEventSourceMapping + lambda:CreateFunction", "arn:aws:iam::111122223333:role/one") { Host = "lambda.amazonaws.com", ReportedAs = "passrole-lambda-event-source" },
        new(60, "passrole-lambda-event-source", 'N', "iam:PassRole + lambda:CreateEventSourceMapping + lambda:CreateFunction", "arn:aws:iam::111122223333:role/one") { Host = "lambda.amazonaws.com" },
        new(61, "passrole-glue-devendpoint", 'N', "iam:PassRole + glue:CreateDevEndpoint", "arn:aws:iam::111122223333:role/one") { Host = "glue.amazonaws.com" },
        new(62, "passrole-cloudformation-createstack", 'N', "iam:PassRole + cloudformation:CreateStack", "arn:aws:iam::111122223333:role/one") { Host = "cloudformation.amazonaws.com" },
        new(63, "passrole-datapipeline-create", 'N', "iam:PassRole + datapipeline:CreatePipeline", "arn:aws:iam::111122223333:role/one") { Host = "datapipeline.amazonaws.com", ReportedAs = "passrole-datapipeline", Lacks = "datapipeline:PutPipelineDefinition + datapipeline:ActivatePipeline" },
        new(64, "passrole-apprunner-create", 'N', "iam:PassRole + apprunner:CreateService", "arn:aws:iam::111122223333:role/one") { Host = "tasks.apprunner.amazonaws.com" },
        new(65, "passrole-agentcore-interpreter", 'N', "iam:PassRole + bedrock-agentcore:CreateCodeInterpreter + bedrock-agentcore:InvokeCodeInterpreter + bedrock-agentcore:StartCodeInterpreterSession", "arn:aws:iam::111122223333:role/one") { Host = "bedrock-agentcore.amazonaws.com" },
        new(66, "passrole-cfn-stackset-create", 'N', "iam:PassRole + cloudformation:CreateStackInstances + cloudformation:CreateStackSet", "arn:aws:iam::111122223333:role/one") { Host = "cloudformation.amazonaws.com" },
        new(67, "passrole-cfn-stackset-update", 'N', "iam:PassRole + cloudformation:UpdateStackSet", "arn:aws:iam::111122223333:role/one") { Host = "cloudformation.amazonaws.com" },
        new(68, "passrole-codebuild-create-build", 'N', "iam:PassRole + codebuild:CreateProject + codebuild:StartBuild", "arn:aws:iam::111122223333:role/one") { Host = "codebuild.amazonaws.com" },
        new(69, "passrole-codebuild-create-batch", 'N', "iam:PassRole + codebuild:CreateProject + codebuild:StartBuildBatch", "arn:aws:iam::111122223333:role/one") { Host = "codebuild.amazonaws.com" },
        new(70, "passrole-ec2-spot", 'N', "iam:PassRole + ec2:RequestSpotInstances", "arn:aws:iam::111122223333:role/one") { Host = "ec2.amazonaws.com" },
        new(71, "passrole-ecs-cluster-service", 'N', "iam:PassRole + ecs:CreateCluster + ecs:CreateService + ecs:RegisterTaskDefinition", "arn:aws:iam::111122223333:role/one") { Host = "ecs-tasks.amazonaws.com", ReportedAs = "passrole-ecs-service" },
        new(72, "passrole-ecs-cluster-runtask", 'N', "iam:PassRole + ecs:CreateCluster + ecs:RegisterTaskDefinition + ecs:RunTask", "arn:aws:iam::111122223333:role/one") { Host = "ecs-tasks.amazonaws.com", ReportedAs = "passrole-ecs-runtask-existing" },
        new(73, "passrole-ecs-service", 'N', "iam:PassRole + ecs:CreateService + ecs:RegisterTaskDefinition", "arn:aws:iam::111122223333:role/one") { Host = "ecs-tasks.amazonaws.com" },
        new(74, "passrole-ecs-runtask", 'N', "iam:PassRole + ecs:RegisterTaskDefinition + ecs:RunTask", "arn:aws:iam::111122223333:role/one") { Host = "ecs-tasks.amazonaws.com", ReportedAs = "passrole-ecs-runtask-existing" },
        new(75, "passrole-ecs-starttask", 'N', "iam:PassRole + ecs:RegisterTaskDefinition + ecs:StartTask", "arn:aws:iam::111122223333:role/one") { Host = "ecs-tasks.amazonaws.com", ReportedAs = "passrole-ecs-starttask-existing" },
        new(76, "passrole-glue-job-run", 'N', "iam:PassRole + glue:CreateJob + glue:StartJobRun", "arn:aws:iam::111122223333:role/one") { Host = "glue.amazonaws.com" },
        new(77, "passrole-glue-job-trigger", 'N', "iam:PassRole + glue:CreateJob + glue:CreateTrigger", "arn:aws:iam::111122223333:role/one") { Host = "glue.amazonaws.com" },
        new(78, "passrole-glue-updatejob-run", 'N', "iam:PassRole + glue:StartJobRun + glue:UpdateJob", "arn:aws:iam::111122223333:role/one") { Host = "glue.amazonaws.com" },
        new(79, "passrole-glue-updatejob-trigger", 'N', "iam:PassRole + glue:CreateTrigger + glue:UpdateJob", "arn:aws:iam::111122223333:role/one") { Host = "glue.amazonaws.com" },
        new(80, "passrole-lambda-addpermission", 'N', "iam:PassRole + lambda:AddPermission + lambda:CreateFunction", "arn:aws:iam::111122223333:role/one") { Host = "lambda.amazonaws.com" },
        new(81, "passrole-sagemaker-notebook", 'N', "iam:PassRole + sagemaker:CreateNotebookInstance", "arn:aws:iam::111122223333:role/one") { Host = "sagemaker.amazonaws.com" },
        new(82, "passrole-sagemaker-training", 'N', "iam:PassRole + sagemaker:CreateTrainingJob", "arn:aws:iam::111122223333:role/one") { Host = "sagemaker.amazonaws.com" },
        new(83, "passrole-sagemaker-processing", 'N', "iam:PassRole + sagemaker:CreateProcessingJob", "arn:aws:iam::111122223333:role/one") { Host = "sagemaker.amazonaws.com" },
        new(84, "passrole-datapipeline", 'N', "iam:PassRole + datapipeline:ActivatePipeline + datapipeline:CreatePipeline + datapipeline:PutPipelineDefinition", "arn:aws:iam::111122223333:role/one") { Host = "datapipeline.amazonaws.com" },
        new(85, "passrole-codestar-project", 'N', "iam:PassRole + codestar:CreateProject", "arn:aws:iam::111122223333:role/one") { Host = "codestar.amazonaws.com" },
        new(86, "passrole-asg-create", 'N', "iam:PassRole + autoscaling:CreateAutoScalingGroup + autoscaling:CreateLaunchConfiguration", "arn:aws:iam::111122223333:role/one") { Host = "ec2.amazonaws.com" },
        new(87, "passrole-asg-update", 'N', "iam:PassRole + autoscaling:CreateLaunchConfiguration + autoscaling:UpdateAutoScalingGroup", "arn:aws:iam::111122223333:role/one") { Host = "ec2.amazonaws.com" },
        new(88, "passrole-ecs-register-instance", 'N', "iam:PassRole + ecs:DeregisterContainerInstance + ecs:RegisterContainerInstance + ecs:StartTask", "arn:aws:iam::111122223333:role/one") { Host = "ecs-tasks.amazonaws.com", ReportedAs = "passrole-ecs-starttask-existing" },
        new(89, "passrole-ecs-runtask-existing", 'N', "iam:PassRole + ecs:RunTask", "arn:aws:iam::111122223333:role/one") { Host = "ecs-tasks.amazonaws.com" },
        new(90, "passrole-agentcore-runtime", 'N', "iam:PassRole + bedrock-agentcore:CreateAgentRuntime + bedrock-agentcore:CreateAgentRuntimeEndpoint + bedrock-agentcore:CreateWorkloadIdentity + bedrock-agentcore:InvokeAgentRuntimeCommand", "arn:aws:iam::111122223333:role/one") { Host = "bedrock-agentcore.amazonaws.com" },
        new(91, "passrole-agentcore-harness", 'N', "iam:PassRole + bedrock-agentcore:CreateAgentRuntime + bedrock-agentcore:CreateAgentRuntimeEndpoint + bedrock-agentcore:CreateHarness + bedrock-agentcore:CreateWorkloadIdentity + bedrock-agentcore:GetAgentRuntime + bedrock-agentcore:InvokeAgentRuntimeCommand", "arn:aws:iam::111122223333:role/one") { Host = "bedrock-agentcore.amazonaws.com", ReportedAs = "passrole-agentcore-runtime" },
        new(92, "passrole-agentcore-browser", 'N', "iam:PassRole + bedrock-agentcore:ConnectBrowserAutomationStream + bedrock-agentcore:CreateBrowser + bedrock-agentcore:StartBrowserSession", "arn:aws:iam::111122223333:role/one") { Host = "bedrock-agentcore.amazonaws.com" },
        new(93, "passrole-batch-jobdef", 'N', "iam:PassRole + batch:RegisterJobDefinition + batch:SubmitJob", "arn:aws:iam::111122223333:role/one") { Host = "ecs-tasks.amazonaws.com" },
        new(94, "passrole-braket-job", 'N', "iam:PassRole + braket:CreateJob", "arn:aws:iam::111122223333:role/one") { Host = "braket.amazonaws.com" },
        new(95, "passrole-cognito-setroles", 'N', "iam:PassRole + cognito-identity:SetIdentityPoolRoles", "arn:aws:iam::111122223333:role/one") { Host = "cognito-identity.amazonaws.com" },
        new(96, "passrole-ecs-starttask-existing", 'N', "iam:PassRole + ecs:StartTask", "arn:aws:iam::111122223333:role/one") { Host = "ecs-tasks.amazonaws.com" },
        new(97, "passrole-emr", 'N', "iam:PassRole + elasticmapreduce:RunJobFlow", "arn:aws:iam::111122223333:role/one") { Host = "ec2.amazonaws.com" },
        new(98, "passrole-emr-serverless", 'N', "iam:PassRole + emr-serverless:CreateApplication + emr-serverless:StartJobRun", "arn:aws:iam::111122223333:role/one") { Host = "emr-serverless.amazonaws.com" },
        new(99, "passrole-gamelift", 'N', "iam:PassRole + gamelift:CreateBuild + gamelift:CreateFleet + gamelift:RequestUploadCredentials", "arn:aws:iam::111122223333:role/one") { Host = "gamelift.amazonaws.com" },
        new(100, "passrole-glue-session", 'N', "iam:PassRole + glue:CreateSession + glue:RunStatement", "arn:aws:iam::111122223333:role/one") { Host = "glue.amazonaws.com" },
        new(101, "passrole-imagebuilder", 'N', "iam:PassRole + imagebuilder:CreateComponent + imagebuilder:CreateImage + imagebuilder:CreateImageRecipe + imagebuilder:CreateInfrastructureConfiguration", "arn:aws:iam::111122223333:role/one") { Host = "ec2.amazonaws.com" },
        new(102, "passrole-kinesisanalytics", 'N', "iam:PassRole + kinesisanalytics:CreateApplication + kinesisanalytics:StartApplication", "arn:aws:iam::111122223333:role/one") { Host = "kinesisanalytics.amazonaws.com" },
        new(103, "passrole-omics", 'N', "iam:PassRole + omics:CreateWorkflow + omics:StartRun + s3:GetObject", "arn:aws:iam::111122223333:role/one") { Host = "omics.amazonaws.com" },
        new(104, "passrole-scheduler", 'N', "iam:PassRole + scheduler:CreateSchedule", "arn:aws:iam::111122223333:role/one") { Host = "scheduler.amazonaws.com" },
        new(105, "passrole-ssm-automation", 'N', "iam:PassRole + ssm:CreateDocument + ssm:StartAutomationExecution", "arn:aws:iam::111122223333:role/one") { Host = "ssm.amazonaws.com" },
        new(106, "passrole-stepfunctions", 'N', "iam:PassRole + states:CreateStateMachine + states:StartExecution", "arn:aws:iam::111122223333:role/one") { Host = "states.amazonaws.com" },
        new(107, "codestar-template", 'N', "codestar:CreateProjectFromTemplate", ""),
        new(108, "passrole-datapipeline-noactivate", 'N', "iam:PassRole + datapipeline:CreatePipeline + datapipeline:PutPipelineDefinition", "arn:aws:iam::111122223333:role/one") { Host = "datapipeline.amazonaws.com", ReportedAs = "passrole-datapipeline", Lacks = "datapipeline:ActivatePipeline" },
        new(109, "passrole-glue-devendpoint-get", 'N', "iam:PassRole + glue:CreateDevEndpoint + glue:GetDevEndpoint", "arn:aws:iam::111122223333:role/one") { Host = "glue.amazonaws.com", ReportedAs = "passrole-glue-devendpoint" },
        new(110, "passrole-lambda-create", 'N', "iam:PassRole + lambda:CreateFunction", "arn:aws:iam::111122223333:role/one") { Host = "lambda.amazonaws.com" },
        new(111, "create-policy", 'S', "iam:CreatePolicy", "arn:aws:iam::111122223333:policy/one") { ReportedAs = "attach-user-policy", Lacks = "iam:AttachUserPolicy" },
        new(112, "create-role-attach", 'P', "iam:CreateRole + iam:AttachRolePolicy", "arn:aws:iam::111122223333:role/one") { OnOne = true, ReportedAs = "attach-role-policy" },
        new(113, "create-role-put", 'P', "iam:CreateRole + iam:PutRolePolicy", "arn:aws:iam::111122223333:role/one") { OnOne = true, ReportedAs = "put-role-policy" },
        new(114, "create-user-attach", 'P', "iam:CreateUser + iam:AttachUserPolicy", "arn:aws:iam::111122223333:user/ann") { ReportedAs = "attach-user-policy", Lacks = "iam:CreateAccessKey" },
        new(115, "passrole-ec2-associate-profile", 'N', "iam:PassRole + ec2:RunInstances + ec2:AssociateIamInstanceProfile", "arn:aws:iam::111122223333:role/one") { Host = "ec2.amazonaws.com", ReportedAs = "passrole-ec2-runinstances" },
        new(116, "passrole-lambda-update-config", 'N', "iam:PassRole + lambda:UpdateFunctionConfiguration + lambda:UpdateFunctionCode", "arn:aws:iam::111122223333:role/one") { Host = "lambda.amazonaws.com" },
        new(117, "passrole-cloudformation-updatestack", 'N', "iam:PassRole + cloudformation:UpdateStack", "arn:aws:iam::111122223333:role/one") { Host = "cloudformation.amazonaws.com" },
        new(118, "passrole-codebuild-update", 'N', "iam:PassRole + codebuild:UpdateProject + codebuild:StartBuild", "arn:aws:iam::111122223333:role/one") { Host = "codebuild.amazonaws.com" },
        new(119, "asg-existing-launch-config", 'X', "autoscaling:CreateAutoScalingGroup", "arn:aws:autoscaling:eu-central-1:111122223333:autoScalingGroup:*:autoScalingGroupName/one"),
        new(120, "passrole-batch-full", 'N', "iam:PassRole + batch:CreateComputeEnvironment + batch:CreateJobQueue + batch:RegisterJobDefinition + batch:SubmitJob", "arn:aws:iam::111122223333:role/one") { Host = "ecs-tasks.amazonaws.com", ReportedAs = "passrole-batch-jobdef" },
        new(121, "put-user-boundary", 'B', "iam:PutUserPermissionsBoundary", "arn:aws:iam::111122223333:user/ann"),
        new(122, "put-role-boundary", 'B', "iam:PutRolePermissionsBoundary", "arn:aws:iam::111122223333:role/one"),
        new(123, "detach-user-deny", 'B', "iam:DetachUserPolicy", "arn:aws:iam::111122223333:user/ann"),
        new(124, "delete-user-inline-deny", 'B', "iam:DeleteUserPolicy", "arn:aws:iam::111122223333:user/ann"),
        new(125, "third-party-trust-no-externalid", 'T', "sts:AssumeRole", ""),
        new(126, "wildcard-trust", 'T', "sts:AssumeRole", ""),
        new(127, "lambda-addpermission", 'X', "lambda:AddPermission", "arn:aws:lambda:eu-central-1:111122223333:function:one") { ReportedAs = "lambda-update-code", Lacks = "lambda:UpdateFunctionCode" },
        new(128, "ec2-serial-console", 'X', "ec2-instance-connect:SendSerialConsoleSSHPublicKey", "arn:aws:ec2:eu-central-1:111122223333:instance/i-1"),
        new(129, "kms-creategrant", 'X', "kms:CreateGrant", "arn:aws:kms:eu-central-1:111122223333:key/1"),
        new(130, "create-virtual-mfa", 'P', "iam:CreateVirtualMFADevice + iam:EnableMFADevice", "arn:aws:iam::111122223333:user/ann"),
        new(131, "resource-policy-bypass-s3", 'X', "s3:PutBucketPolicy", "arn:aws:s3:::one"),
    ];

    private static readonly Linter Linter = new(RuleCatalog.All.Where(rule => rule.GetType().Namespace == typeof(SelfEscalationRule).Namespace && Id().IsMatch(rule.Descriptor.Id)));

    private static IEnumerable<TestCaseData<Row>> InIdentityPolicies => Document.Where(row => row.Kind != 'T').Select(Case);

    private static IEnumerable<TestCaseData<Row>> WithResources => Document.Where(row => row.Resource.Length > 0).Select(Case);

    private static IEnumerable<TestCaseData<Row>> WithHosts => Document.Where(row => row.Host.Length > 0).Select(Case);

    private static IEnumerable<TestCaseData<Row>> OnOneResource => Document.Where(row => row.OnOne).Select(Case);

    private static IEnumerable<TestCaseData<Row>> Incomplete => Document.Where(row => row.Lacks.Length > 0).Select(Case);

    [Test]
    public void The_table_is_the_document()
    {
        Document.Select(row => row.Number).Should().Equal(Enumerable.Range(1, 131));
        EscalationPaths.All.Select(path => path.Slug).Should().Equal(Document.Select(row => row.Slug));
        foreach ((EscalationPath path, Row row) in EscalationPaths.All.Zip(Document))
        {
            "SPBIXNT"[(int)path.Kind].Should().Be(row.Kind, row.Slug);
            ActionsOf(path).Should().BeEquivalentTo(row.Actions.Split(" + "), row.Slug);
            (row.Host.Length == 0 ? path.Hosts.IsEmpty : path.Hosts.Contains(row.Host)).Should().BeTrue(row.Slug);
            path.Gain.Should().NotBeEmpty().And.NotEndWith(".");
            path.KnownAs.Should().NotBeEmpty();
        }
    }

    /// <summary>Each action is one of AWS's and acts on what the table says; only one of them is gone.</summary>
    [Test]
    public void Its_actions_and_resource_types_are_those_of_the_reference()
    {
        foreach (EscalatingAction action in EscalatingActions.All)
        {
            if (action.Name is "iam:*" or "codestar:CreateProjectFromTemplate")
            {
                continue;
            }

            action.TryGetAction(out var known).Should().BeTrue(action.Name);
            List<string> types = [];
            foreach (var type in known.Resources)
            {
                types.Add(type.Type.Name);
            }

            (action.ResourceType.Length == 0 ? types.Count == 0 : types.Contains(action.ResourceType)).Should().BeTrue(action.Name);
            action.Forms.IsEmpty.Should().Be(types.Count == 0, action.Name);
        }
    }

    [TestCaseSource(nameof(InIdentityPolicies))]
    public void Reports_what_allows_it(Row row) => Reported(Allow(row.All, "*")).Should().Contain(row.Expected, "{0}", row.Slug);

    /// <summary>Statement by statement, as written by hand and as patterns.</summary>
    [TestCaseSource(nameof(InIdentityPolicies))]
    public void Judges_all_statements_together(Row row)
    {
        string statements = string.Join(",", row.All.Split(" + ").Select(action => Statement("Allow", action, "*")));
        Reported($"[{statements}]").Should().Contain(row.Expected);
        string patterns = string.Join(",", row.All.Split(" + ").Select(action => Statement("Allow", action.EndsWith('*') ? action : action[..^1] + "?", "*")));
        Reported($"[{patterns}]").Should().Contain(row.Expected);
    }

    [TestCaseSource(nameof(InIdentityPolicies))]
    public void Is_stopped_by_a_Deny(Row row)
    {
        foreach (string action in row.Needed)
        {
            Reported($"[{Statement("Allow", row.All, "*")},{Statement("Deny", action, "*")}]").Should().NotContain(row.Expected, "{0} is denied", action);
        }
    }

    [TestCaseSource(nameof(InIdentityPolicies))]
    public void Is_not_stopped_by_a_Deny_of_something_else(Row row)
    {
        Reported($"[{Statement("Allow", row.All, "*")},{Statement("Deny", "s3:DeleteBucket", "*")}]").Should().Contain(row.Expected);
        string conditional = Statement("Deny", row.Needed[0], "*", ""","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"false"}}""");
        Reported($"[{Statement("Allow", row.All, "*")},{conditional}]").Should().Contain(row.Expected);
    }

    [TestCaseSource(nameof(WithResources))]
    public void Is_stopped_by_the_resources(Row row)
    {
        string[] actions = row.All.Split(" + ");
        string decisive = actions.First(row.Decides);
        IEnumerable<string> statements = actions.Select(action => Statement(
            "Allow", action, action == decisive ? row.Resource : row.Kind == 'N' ? "*" : row.Resource.Replace("/one", "/two").Replace("/ann", "/bob")));
        IReadOnlyList<string> reported = Reported($"[{string.Join(",", statements)}]");
        reported.Should().NotContain(row.Expected).And.NotContain(row.Slug);
    }

    [TestCaseSource(nameof(InIdentityPolicies))]
    public void Is_stopped_by_a_condition_on_the_resources(Row row)
        => Reported(Allow(row.All, "*", ""","Condition":{"StringEquals":{"aws:ResourceTag/team":"reports"}}""")).Should().NotContain(row.Expected);

    [TestCaseSource(nameof(InIdentityPolicies))]
    public void Is_not_stopped_by_MFA(Row row)
        => Reported(Allow(row.All, "*", ""","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}""")).Should().Contain(row.Expected);

    [TestCaseSource(nameof(WithHosts))]
    public void Is_stopped_by_a_condition_that_admits_other_services(Row row)
    {
        string others = Statement("Allow", string.Join(" + ", row.All.Split(" + ").Where(action => action != "iam:PassRole")), "*");
        string PassRole(string condition) => $$"""[{{others}},{"Effect":"Allow","Action":"iam:PassRole","Resource":"*","Condition":{ {{condition}} } }]""";
        Reported(PassRole("\"StringEquals\":{\"iam:PassedToService\":[\"monitoring.rds.amazonaws.com\",\"vpc-flow-logs.amazonaws.com\"]}")).Should().NotContain(row.Expected);
        Reported(PassRole($"\"StringNotEquals\":{{\"iam:PassedToService\":\"{row.Host}\"}}")).Should().Match<IReadOnlyList<string>>(slugs => slugs.Contains(row.Expected) == row.HasOtherHost);
        Reported(PassRole($"\"StringEquals\":{{\"iam:PassedToService\":[\"monitoring.rds.amazonaws.com\",\"{row.Host}\"]}}")).Should().Contain(row.Expected);
        Reported(PassRole("\"StringLike\":{\"iam:PassedToService\":\"*.amazonaws.com\"}")).Should().Contain(row.Expected);
    }

    /// <summary>What makes a user or role strong on the way needs no strong one.</summary>
    [TestCaseSource(nameof(OnOneResource))]
    public void Holds_for_any_one_that_all_its_actions_name(Row row) => Reported(Allow(row.Actions, row.Resource)).Should().Contain(row.Slug);

    [TestCaseSource(nameof(Incomplete))]
    public void Is_nothing_alone(Row row)
        => Reported(Allow(row.Actions, row.Slug == "create-user-attach" ? "arn:aws:iam::*:user/app-*" : "*")).Should().BeEmpty();

    [TestCase("third-party-trust-no-externalid", "PL5027")]
    [TestCase("wildcard-trust", "PL5020")]
    public void Is_reported_by_a_rule_about_trust_policies(string slug, string rule)
        => EscalationPaths.All.Single(path => path.Slug == slug).CoveredBy.Should().Be(rule);

    private static TestCaseData<Row> Case(Row row) => new TestCaseData<Row>(row).SetArgDisplayNames(row.Slug);

    private static IEnumerable<string> ActionsOf(EscalationPath path) => path.Actions.Split(" + ").Select(step => step.Split('|')[0].Split('(')[0]);

    private static string Allow(string actions, string resource, string rest = "") => Statement("Allow", actions, resource, rest);

    private static string Statement(string effect, string actions, string resource, string rest = "")
        => $$"""{"Effect":"{{effect}}","Action":["{{string.Join("\",\"", actions.Split(" + "))}}"],"Resource":"{{resource}}"{{rest}}}""";

    /// <summary>The paths that a policy opens; more than the messages name, since one finding can be for several.</summary>
    private static IReadOnlyList<string> Reported(string source)
    {
        LintResult result = Linter.Lint(SourceText.From(source));
        result.Policies.Should().ContainSingle().Which.Kind.Should().Be(PolicyKind.Identity);
        string[] open = [.. Escalations.Of(result.Policies[0], new RuleContext(LinterOptions.Default, new StatementReferences(LinterOptions.Default))).Open.Select(path => path.Path.Slug)];

        // Each is in a message, or counted in one.
        MatchCollection named = Named().Matches(string.Join("\n", result.Diagnostics.Select(finding => finding.Message)));
        named.Select(match => match.Groups[1].Value).Should().BeSubsetOf(open);
        (named.Count + named.Sum(match => match.Groups[2].Success ? int.Parse(match.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture) : 0)).Should().Be(open.Length);
        return open;
    }

    [GeneratedRegex(@"\(path ([a-z0-9-]+)(?: and ([0-9]+) more)?\)")]
    private static partial Regex Named();

    [GeneratedRegex("^PL400[1-9]$")]
    private static partial Regex Id();

    /// <summary>A row of the document.</summary>
    /// <param name="Number">The number.</param>
    /// <param name="Slug">The name.</param>
    /// <param name="Kind">The letter of the kind.</param>
    /// <param name="Actions">The required actions.</param>
    /// <param name="Resource">A resource for which it is no path, or, of those that hold for any one, the one that it is for.</param>
    internal sealed record Row(int Number, string Slug, char Kind, string Actions, string Resource)
    {
        /// <summary>The service that the role must trust.</summary>
        public string Host { get; init; } = "";

        /// <summary>The lesser path that is reported for it.</summary>
        public string? ReportedAs { get; init; }

        /// <summary>What must be there too, because it is no escalation alone.</summary>
        public string Lacks { get; init; } = "";

        /// <summary>True when it holds for any one user or role.</summary>
        public bool OnOne { get; init; }

        public string Expected => ReportedAs ?? Slug;

        public string All => Lacks.Length == 0 ? Actions : Actions + " + " + Lacks;

        /// <summary>Two of them pass the role to one of two services.</summary>
        public bool HasOtherHost => Expected is "passrole-datapipeline" or "passrole-emr";

        /// <summary>The actions without which what is expected does not hold.</summary>
        public string[] Needed => [.. All.Split(" + ").Where(action => action == "iam:Put*" || Document.Single(row => row.Slug == Expected).Actions.Split(" + ").Contains(action))];

        /// <summary>True for an action whose resources decide.</summary>
        public bool Decides(string action) => Kind == 'N' ? action == "iam:PassRole" || Slug == "codestar-template" : Needed.Contains(action) || ReportedAs is null;
    }
}
