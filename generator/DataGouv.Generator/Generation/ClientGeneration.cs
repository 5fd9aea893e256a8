using System.Diagnostics;
using DataGouv.Generator.Documents;

namespace DataGouv.Generator.Generation;

/// <summary>One run of the generator: every file is made aside, and put in place only when all of them are there.</summary>
internal sealed class ClientGeneration(SpecsFolder specs, NSwagTool nswag, string documents, string output)
{
    /// <summary>What was made for an API, and how long it took.</summary>
    public sealed record Client(Api Api, int Operations, int Schemas, TimeSpan DocumentTime, TimeSpan CodeTime);

    /// <summary>Generates the clients of some APIs.</summary>
    public async Task<IReadOnlyList<Client>> Run(IReadOnlyList<Api> apis, CancellationToken cancellation)
    {
        var aside = Directory.CreateTempSubdirectory("datagouv-generate-");
        try
        {
            // Documents first, all of them: a defect in the last one must not cost three runs of NSwag.
            var prepared = apis.Select(api => Prepare(api, aside.FullName)).ToList();
            var clients = await Task.WhenAll(prepared.Select(client => Write(client, aside.FullName, cancellation)));
            foreach (var api in apis)
            {
                Publish(Path.Combine(aside.FullName, api.Name + ".json"), Path.Combine(documents, api.Name + ".json"));
                Publish(Path.Combine(aside.FullName, api.ShortName + ".g.cs"), Path.Combine(output, api.ShortName + ".g.cs"));
            }

            return clients;
        }
        finally
        {
            aside.Delete(recursive: true);
        }
    }

    private Client Prepare(Api api, string aside)
    {
        var clock = Stopwatch.StartNew();
        var canonical = CanonicalDocument.Make(specs, api);
        JsonFile.Write(Path.Combine(aside, api.Name + ".json"), canonical);
        JsonFile.Write(NSwagInput(api, aside), CanonicalDocument.PrepareForCSharp(specs, api, canonical));
        return new Client(api, canonical.ClientOperations().Count(), canonical.Schemas().Count, clock.Elapsed, default);
    }

    private async Task<Client> Write(Client client, string aside, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        await nswag.WriteClient(NSwagInput(client.Api, aside), Path.Combine(aside, client.Api.ShortName + ".g.cs"), client.Api.Namespace, specs.Upstream(client.Api), cancellation);
        return client with { CodeTime = clock.Elapsed };
    }

    private static string NSwagInput(Api api, string aside) => Path.Combine(aside, api.Name + ".nswag.json");

    private static void Publish(string made, string file) => JsonFile.WriteText(file, File.ReadAllText(made));
}
