using McpServer.Host.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace McpServer.Host.Tests.Settings;

public sealed class ListenAddressTests
{
    [Theory]
    [InlineData("Production", "", "http://*:3001")]
    [InlineData("Development", "", "http://localhost:3001")]
    [InlineData("Production", "Server:Port=8123", "http://*:8123")]
    [InlineData("Production", "http_ports=8080", "http://*:8080")]
    [InlineData("Production", "http_ports=8080;8081", "http://*:8080 http://*:8081")]
    [InlineData("Production", "http_ports=8080,Server:Port=8123", "http://*:8123")]
    [InlineData(
        "Production",
        "urls=http://10.0.0.1:9000;https://*:9001,Server:Port=8123",
        "http://10.0.0.1:9000 https://*:9001"
    )]
    public void The_server_listens_where_the_settings_say(string environment, string settings, string addresses)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings
                    .Split(',', StringSplitOptions.RemoveEmptyEntries)
                    .Select(setting => setting.Split('=', 2))
                    .Select(setting => KeyValuePair.Create(setting[0], (string?)setting[1]))
            )
            .Build();
        var where = Substitute.For<IHostEnvironment>();
        where.EnvironmentName.Returns(environment);

        Assert.Equal(addresses.Split(' '), ListenAddresses.Of(configuration, where));
    }
}
