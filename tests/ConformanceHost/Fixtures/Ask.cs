using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace McpServer.ConformanceHost.Fixtures;

/// <summary>Questions to a client: to its person, to its model, for its roots.</summary>
internal static class Ask
{
    private const int MaxTokens = 100;

    public static ElicitRequestParams PersonParams(
        string message,
        params (string Name, ElicitRequestParams.PrimitiveSchemaDefinition Schema)[] fields
    ) =>
        new()
        {
            Message = message,
            RequestedSchema = new()
            {
                Properties = fields.ToDictionary(field => field.Name, field => field.Schema, StringComparer.Ordinal),
                Required = [.. fields.Select(field => field.Name)],
            },
        };

    public static CreateMessageRequestParams ModelParams(string prompt, int maxTokens = MaxTokens) =>
        new()
        {
            Messages = [new SamplingMessage { Role = Role.User, Content = [new TextContentBlock { Text = prompt }] }],
            MaxTokens = maxTokens,
        };

    public static InputRequest Person(string message, string field) =>
        InputRequest.ForElicitation(PersonParams(message, (field, new ElicitRequestParams.StringSchema())));

    public static InputRequest Confirmation(string message) =>
        InputRequest.ForElicitation(PersonParams(message, ("ok", new ElicitRequestParams.BooleanSchema())));

    public static InputRequest Model(string prompt, int maxTokens = MaxTokens) =>
        InputRequest.ForSampling(ModelParams(prompt, maxTokens));

    public static InputRequest Roots() => InputRequest.ForRootsList(new ListRootsRequestParams());

    /// <summary>The answer that has to come back before the tool goes on.</summary>
    public static InputRequiredException For(string? state, params (string Key, InputRequest Request)[] requests) =>
        new(requests.ToDictionary(request => request.Key, request => request.Request, StringComparer.Ordinal), state);

    public static string? TextOf(CreateMessageResult? result) =>
        result?.Content.OfType<TextContentBlock>().FirstOrDefault()?.Text;

    /// <summary>What a person wrote into a field; null when they wrote nothing that is one.</summary>
    public static string? FieldOf(InputResponse response, string field)
    {
        var content = response.Deserialize(InputResponse.ElicitResultJsonTypeInfo)?.Content;
        return
            content is not null && content.TryGetValue(field, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
    }

    public static string Told(ElicitResult result) =>
        $"Elicitation completed: action={result.Action}, content={JsonSerializer.Serialize(result.Content)}";
}
