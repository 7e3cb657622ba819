using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpServer.ConformanceHost.Fixtures;

/// <summary>Prompts; the product has none.</summary>
[McpServerPromptType]
internal sealed class Prompts
{
    [McpServerPrompt(Name = "test_simple_prompt"), Description("A prompt without arguments.")]
    public static string Simple() => "This is a simple prompt for testing.";

    [McpServerPrompt(Name = "test_prompt_with_arguments"), Description("A prompt with two arguments.")]
    public static string WithArguments(
        [Description("The first argument.")] string arg1,
        [Description("The second argument.")] string arg2
    ) => $"Prompt with arguments: arg1='{arg1}', arg2='{arg2}'";

    [McpServerPrompt(Name = "test_prompt_with_embedded_resource"), Description("A prompt with a resource.")]
    public static PromptMessage[] WithResource([Description("Which resource.")] string resourceUri) =>
        [
            Say(
                new EmbeddedResourceBlock
                {
                    Resource = new TextResourceContents
                    {
                        Uri = resourceUri,
                        MimeType = "text/plain",
                        Text = "Embedded resource content for testing.",
                    },
                }
            ),
            Say(new TextContentBlock { Text = "Please process the embedded resource above." }),
        ];

    [McpServerPrompt(Name = "test_prompt_with_image"), Description("A prompt with an image.")]
    public static PromptMessage[] WithImage() =>
        [
            Say(new ImageContentBlock { Data = Samples.Image, MimeType = Samples.ImageType }),
            Say(new TextContentBlock { Text = "Please analyze the image above." }),
        ];

    [McpServerPrompt(Name = "test_input_required_result_prompt"), Description("A prompt that asks first.")]
    public static GetPromptResult AskFirst(RequestContext<GetPromptRequestParams> request) =>
        request.Params?.InputResponses?.TryGetValue("user_context", out var response) is true
        && Ask.FieldOf(response, "context") is { } context
            ? new GetPromptResult { Messages = [Say(new TextContentBlock { Text = $"Go on with {context}." })] }
            : throw Ask.For(
                state: null,
                ("user_context", Ask.Person("What context should the prompt use?", "context"))
            );

    private static PromptMessage Say(ContentBlock content) => new() { Role = Role.User, Content = content };
}
