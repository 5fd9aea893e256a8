using System.Net;
using System.Text.Json.Nodes;

namespace DataGouv.Generated.Tests.Paging;

/// <summary>One of the three forms in which the platform gives lists page by page.</summary>
internal abstract record ListShape(string Name, int DefaultSize)
{
    /// <summary>Catalogue pages: numbers at the top, 404 past the end.</summary>
    public static ListShape Catalogue { get; } = new CatalogueShape();

    /// <summary>The resources of a dataset in v2: the same page, and an empty one past the end.</summary>
    public static ListShape Resources { get; } = new ResourcesShape();

    /// <summary>Rows of Tabular and Metrics: numbers and links apart, an empty page at the end, 416 beyond.</summary>
    public static ListShape Rows { get; } = new RowsShape();

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ListShape> All { get; } = [Catalogue, Resources, Rows];

    /// <summary>The list as the generated client reads it.</summary>
    public abstract NumberedList Enumerate(ListServer server, int? page = null, int? pageSize = null);

    /// <summary>A page as the real server writes it.</summary>
    public abstract JsonObject Page(IEnumerable<int> values, int number, int size, int? total, string? next);

    /// <summary>The status of a page past the end.</summary>
    public abstract HttpStatusCode PastTheEnd(int offset, int total);

    public sealed override string ToString() => Name;

    private record CatalogueShape() : ListShape("catalogue", 20)
    {
        public override NumberedList Enumerate(ListServer server, int? page, int? pageSize) =>
            NumberedList.Of(
                server.Catalog.Datasets.EnumerateAsync(request =>
                    (request.QueryParameters.Page, request.QueryParameters.PageSize) = (page, pageSize)),
                dataset => int.Parse(dataset.Title!, null));

        public override JsonObject Page(IEnumerable<int> values, int number, int size, int? total, string? next)
        {
            var data = new JsonArray([.. values.Select(value => new JsonObject { ["title"] = $"{value}" })]);
            return total is null
                // Asked for with a mask: X-Fields: data{title},next_page
                ? new JsonObject { ["data"] = data, ["next_page"] = next }
                : new JsonObject
                {
                    ["data"] = data,
                    ["page"] = number,
                    ["page_size"] = size,
                    ["total"] = total,
                    ["next_page"] = next,
                    ["previous_page"] = null,
                };
        }

        public override HttpStatusCode PastTheEnd(int offset, int total) => HttpStatusCode.NotFound;
    }

    private sealed record ResourcesShape : CatalogueShape
    {
        public ResourcesShape() => (Name, DefaultSize) = ("resources", 50);

        public override NumberedList Enumerate(ListServer server, int? page, int? pageSize) =>
            NumberedList.Of(
                server
                    .CatalogV2.Datasets["d"]
                    .Resources.EnumerateAsync(request =>
                        (request.QueryParameters.Page, request.QueryParameters.PageSize) = (page, pageSize)),
                resource => int.Parse(resource.Title!, null));

        public override HttpStatusCode PastTheEnd(int offset, int total) => HttpStatusCode.OK;
    }

    private sealed record RowsShape() : ListShape("rows", 20)
    {
        public override NumberedList Enumerate(ListServer server, int? page, int? pageSize) =>
            NumberedList.Of(
                server
                    .Tabular.Resources[Guid.Parse("7d3f1c52-9a4e-4b6d-8f21-0c5a9e7b1d34")]
                    .Data.EnumerateAsync(request => (request.QueryParameters.Page, request.QueryParameters.PageSize) = (page, pageSize)),
                row => (int)row["__id"].AsInt64()!.Value);

        public override JsonObject Page(IEnumerable<int> values, int number, int size, int? total, string? next)
        {
            var meta = new JsonObject { ["page"] = number, ["page_size"] = size };
            if (total is not null)
                meta["total"] = total;
            return new JsonObject
            {
                ["data"] = new JsonArray([.. values.Select(value => new JsonObject { ["__id"] = value })]),
                ["links"] = new JsonObject { ["next"] = next, ["prev"] = null },
                ["meta"] = meta,
            };
        }

        public override HttpStatusCode PastTheEnd(int offset, int total) =>
            offset == total ? HttpStatusCode.OK : HttpStatusCode.RequestedRangeNotSatisfiable;
    }
}
