using System.Net;
using DataGouv.Tabular;
using DataGouv.Tests.Support;

namespace DataGouv.Tests.Tabular;

/// <summary>Resources whose server nobody asks, or is a handler of the test.</summary>
internal static class TestResource
{
    public static Guid Id { get; } = new("7d3f1c52-9a4e-4b6d-8f21-0c5a9e7b1d34");

    private static DataGouvClient Silent { get; } = TestClient.Create(new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)));

    /// <summary>Rows that are never read.</summary>
    public static TabularQuery Rows(TabularQueryOptions? options = null) => Silent.Tabular.Resource(Id, options).Rows;

    /// <summary>A resource on a server of the test.</summary>
    public static TabularResource On(HttpMessageHandler server, TabularQueryOptions? options = null) => TestClient.Create(server, client => client.Politeness.RequestsPerSecond = null).Tabular.Resource(Id, options);
}
