using Microsoft.Data.Sqlite;

namespace McpServer.LocalAuth0.Storage;

/// <summary>Where the tenant is kept. In memory, the database lives as long as this open connection.</summary>
internal sealed class DatabaseFile : IDisposable
{
    private readonly SqliteConnection _keepsItAlive;

    public DatabaseFile(LocalTenant tenant)
    {
        IsNew = tenant.DatabasePath is not { } path || !File.Exists(path);
        ConnectionString = new SqliteConnectionStringBuilder
        {
            DataSource = tenant.DatabasePath ?? $"local-auth0-{Guid.CreateVersion7()}",
            Mode = tenant.DatabasePath is null ? SqliteOpenMode.Memory : SqliteOpenMode.ReadWriteCreate,
            Cache = tenant.DatabasePath is null ? SqliteCacheMode.Shared : SqliteCacheMode.Default,
        }.ToString();
        _keepsItAlive = new SqliteConnection(ConnectionString);
        _keepsItAlive.Open();
    }

    /// <summary>Nothing has been kept there yet.</summary>
    public bool IsNew { get; }

    public string ConnectionString { get; }

    public void Dispose() => _keepsItAlive.Dispose();
}
