using System.Text.Json;
using CsCheck;
using McpServer.Application.Catalog;
using McpServer.Application.Tenancy;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tests.Tenancy.Properties;

/// <summary>A file, a tenant, and where a first run is interrupted.</summary>
internal sealed record RandomRun(DesiredTenant Desired, RemoteTenant Start, int Interruption, bool LosesAnswer)
{
    public static readonly Gen<RandomRun> Any = Gen.Select(
        RandomFile.Any,
        RandomTenant.Any,
        Gen.Int[0, 20],
        Gen.Bool,
        (file, start, interruption, loses) =>
            new RandomRun(DesiredTenant.Of(file, Pool.Identifier, Pool.Catalog), start, interruption, loses)
    );

    public override string ToString() =>
        JsonSerializer.Serialize(
            new
            {
                Desired.File,
                Start,
                Interruption,
                LosesAnswer,
            },
            ToolJson.Options
        );
}
