using System.Diagnostics;
using DataGouv.Generator.Documents;
using DataGouv.Generator.Passes.CSharp;
using Newtonsoft.Json.Linq;

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
            var prepared = new List<Prepared>();
            foreach (var api in apis)
            {
                prepared.Add(Prepare(api, prepared.Find(other => other.Client.Api.Name == api.SharesWith), aside.FullName));
            }

            var clients = await Task.WhenAll(prepared.Select(one => Write(one.Client, one.Input, aside.FullName, cancellation)));
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

    private Prepared Prepare(Api api, Prepared? shared, string aside)
    {
        var clock = Stopwatch.StartNew();
        var canonical = CanonicalDocument.Make(specs, api, shared?.Canonical);
        JsonFile.Write(Path.Combine(aside, api.Name + ".json"), canonical);
        var file = Path.Combine(aside, api.Name + ".nswag.json");
        var document = CanonicalDocument.PrepareForCSharp(specs, api, canonical, shared?.Document);
        JsonFile.Write(file, document);
        var client = new Client(api, canonical.ClientOperations().Count(), canonical.Schemas().Count, clock.Elapsed, default);
        var types = document[TemplateWords.SharedTypes]!.Values<string>().OfType<string>().ToList();
        return new Prepared(client, new CodeInput(file, api.Namespace, specs.SharedWith(api)?.Namespace, types), canonical, document);
    }

    private async Task<Client> Write(Client client, CodeInput input, string aside, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        await nswag.WriteClient(input, Path.Combine(aside, client.Api.ShortName + ".g.cs"), specs.Upstream(client.Api), cancellation);
        return client with { CodeTime = clock.Elapsed };
    }

    private static void Publish(string made, string file) => JsonFile.WriteText(file, File.ReadAllText(made));

    private sealed record Prepared(Client Client, CodeInput Input, JObject Canonical, JObject Document);
}
