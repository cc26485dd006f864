// RUN: %corpus %s
//
// The element stays, what it owns or shows ends: delete, reset, another object
// in its place, another text under a view.

#include "../corpus.h"

#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <queue>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct Widget {
  std::string title;
  int size = 0;
  void draw() const { std::printf("%s\n", title.c_str()); }
};

using Unique = Map<int, std::unique_ptr<Widget>>;
using Raw = UnorderedMap<int, Widget *>;

void note(const char *text);
void note(const Widget *widget);
void reload(Raw &widgets);
#ifdef CORPUS_RUN
void note(const char *) {}
void note(const Widget *) {}
void reload(Raw &widgets) {
  for (auto &[id, widget] : widgets)
    widget = new Widget();
}
#endif

//===-- delete --------------------------------------------------------------//

void deleted_reference_bad(Raw &widgets, int id) {
  Widget *&widget = widgets[id];
  delete widget;
  widget->draw(); // lint: 'widget.*deleted
}

void deleted_reference_ok(Raw &widgets, int id) {
  Widget *&widget = widgets[id];
  delete widget;
  widget = new Widget();
  widget->draw();
}

void deleted_twice_bad(Raw &widgets, int id) {
  auto it = widgets.find(id);
  if (it == widgets.end())
    return;
  delete it->second;
  delete it->second; // lint: it->second.*deleted
}

void deleted_twice_ok(Raw &widgets, int one, int two) {
  auto it = widgets.find(one);
  if (it == widgets.end())
    return;
  delete it->second;
  widgets.erase(it);
  it = widgets.find(two);
  if (it == widgets.end())
    return;
  delete it->second;
  widgets.erase(it);
}

void deleted_in_loop_ok(Raw &widgets) {
  for (auto it = widgets.begin(); it != widgets.end();) {
    delete it->second;
    it = widgets.erase(it);
  }
}

void deleted_in_loop_bad(Raw &widgets) {
  for (auto &[id, widget] : widgets) {
    delete widget;
    std::printf("%d %s gone\n", id, widget->title.c_str()); // lint: widget.*deleted
  }
  widgets.clear();
}

void deleted_some_ok(Raw &widgets) {
  for (auto &[id, widget] : widgets) {
    if (widget->size == 0) {
      delete widget;
      widget = nullptr;
    }
  }
  for (auto &[id, widget] : widgets)
    if (widget)
      widget->draw();
}

void deleted_if_bad(Raw &widgets, int id, bool gone) {
  Widget *widget = widgets[id];
  if (gone)
    delete widget;
  widgets[id]->draw(); // lint: widgets.*deleted
}

void deleted_if_ok(Raw &widgets, int id, bool gone) {
  Widget *widget = widgets[id];
  if (gone) {
    delete widget;
    widgets.erase(id);
    return;
  }
  widgets[id]->draw();
}

void deleted_and_remembered_ok(Raw &widgets, int id, bool gone) {
  auto it = widgets.find(id);
  if (it == widgets.end())
    return;
  if (gone)
    delete it->second;
  if (!gone)
    it->second->draw();
}

// Its address is a name still.
void deleted_and_compared_ok(Raw &widgets, int id, Widget *selected) {
  auto it = widgets.find(id);
  if (it == widgets.end())
    return;
  delete it->second;
  if (it->second == selected)
    note("the selection is gone");
  note(it->second);
  widgets.erase(it);
}

// Somebody has put another one there.
void deleted_and_reloaded_ok(Raw &widgets, int id) {
  auto it = widgets.find(id);
  if (it == widgets.end())
    return;
  delete it->second;
  reload(widgets);
  it->second->draw();
}

void deleted_and_logged_bad(Raw &widgets, int id) {
  auto it = widgets.find(id);
  if (it == widgets.end())
    return;
  delete it->second;
  note("deleted");
  it->second->draw(); // lint: it.*deleted
}

void deleted_other_ok(Raw &widgets, int one, int two) {
  auto first = widgets.find(one), second = widgets.find(two);
  if (first == widgets.end() || second == widgets.end())
    return;
  delete first->second;
  second->second->draw();
}

class Screen {
public:
  ~Screen() {
    for (auto &entry : widgets_)
      delete entry.second;
  }

  void replace_bad(int id) {
    delete widgets_[id];
    widgets_[id]->size = 1; // lint: widgets_.*deleted
  }

  void replace_ok(int id) {
    delete widgets_[id];
    widgets_[id] = new Widget();
    widgets_[id]->size = 1;
  }

  void fill(int id) { widgets_[id] = new Widget(); }

  void refill_ok(int id) {
    delete widgets_[id];
    fill(id);
    widgets_[id]->size = 1;
  }

  void close_bad(int id) {
    auto it = widgets_.find(id);
    if (it == widgets_.end())
      return;
    Widget *widget = it->second;
    widgets_.erase(it);
    delete widget;
    widget->draw(); // lint: 'widget.*deleted
  }

  void close_ok(int id) {
    auto it = widgets_.find(id);
    if (it == widgets_.end())
      return;
    Widget *widget = it->second;
    widgets_.erase(it);
    widget->draw();
    delete widget;
  }

private:
  Raw widgets_;
};

//===-- Owners in elements --------------------------------------------------//

void reset_to_bad(Unique &widgets, int id) {
  Widget *widget = widgets[id].get();
  widgets[id].reset(new Widget());
  widget->draw(); // lint: 'widget.*reset
}

void reset_to_ok(Unique &widgets, int id) {
  widgets[id].reset(new Widget());
  Widget *widget = widgets[id].get();
  widget->draw();
}

void nulled_bad(Unique &widgets, int id) {
  Widget &widget = *widgets.at(id);
  widgets.at(id) = nullptr;
  widget.draw(); // lint: 'widget.*reset
}

void nulled_ok(Unique &widgets, int id, int other) {
  Widget &widget = *widgets.at(id);
  widgets.at(other) = nullptr;
  widget.draw();
}

void nulled_by_iterator_bad(Unique &widgets, int id) {
  auto it = widgets.find(id);
  if (it == widgets.end())
    return;
  const std::string &title = it->second->title;
  it->second = nullptr;
  std::printf("%s\n", title.c_str()); // lint: 'title.*reset
}

void nulled_by_iterator_ok(Unique &widgets, int id) {
  auto it = widgets.find(id);
  if (it == widgets.end())
    return;
  const std::string title = it->second->title;
  it->second = nullptr;
  std::printf("%s\n", title.c_str());
}

// Out and in again: the object lives on.
void out_and_in_ok(Unique &widgets, int id) {
  Widget *widget = widgets[id].get();
  std::unique_ptr<Widget> owner = std::move(widgets[id]);
  widgets[id] = std::move(owner);
  widget->draw();
}

void moved_between_ok(Unique &widgets, int from, int to) {
  Widget *widget = widgets[from].get();
  widgets[to] = std::move(widgets[from]);
  widget->draw();
}

void moved_between_bad(Unique &widgets, int from, int to) {
  Widget *widget = widgets[to].get();
  widgets[to] = std::move(widgets[from]);
  widget->draw(); // lint: 'widget.*reset
}

void released_ok(Unique &widgets, int id) {
  Widget *widget = widgets[id].release();
  widgets[id].reset();
  widget->draw();
  delete widget;
}

void swapped_ok(Unique &widgets, int id, std::unique_ptr<Widget> &spare) {
  Widget *widget = widgets[id].get();
  widgets[id].swap(spare);
  widget->draw();
}

void exchanged_ok(Unique &widgets, int id) {
  Widget *widget = widgets[id].get();
  auto old = std::exchange(widgets[id], std::make_unique<Widget>());
  widget->draw();
}

void grown_ok(Unique &widgets, int id) {
  Widget *widget = widgets[id].get();
  if (!widget) {
    widgets[id] = std::make_unique<Widget>();
    widget = widgets[id].get();
  }
  widget->draw();
}

void lazily_made_ok(Unique &widgets, int id) {
  auto &slot = widgets[id];
  if (!slot)
    slot = std::make_unique<Widget>();
  Widget &widget = *slot;
  widget.draw();
}

void made_in_loop_ok(Unique &widgets, const std::vector<int> &ids) {
  Widget *last = nullptr;
  for (int id : ids) {
    widgets[id] = std::make_unique<Widget>();
    last = widgets[id].get();
  }
  if (last)
    last->draw();
}

void kept_over_reset_bad(Unique &widgets, const std::vector<int> &ids) {
  for (int id : ids) {
    auto &slot = widgets[id];
    Widget *before = slot.get();
    slot = std::make_unique<Widget>();
    if (before)
      slot->size = before->size; // lint: 'before.*reset
  }
}

void kept_over_reset_ok(Unique &widgets, const std::vector<int> &ids) {
  for (int id : ids) {
    auto &slot = widgets[id];
    auto before = std::move(slot);
    slot = std::make_unique<Widget>();
    if (before)
      slot->size = before->size;
  }
}

// Each shared_ptr may be one of several.
void shared_reset_ok(Map<int, std::shared_ptr<Widget>> &widgets, int id) {
  std::shared_ptr<Widget> keep = widgets[id];
  Widget *widget = widgets[id].get();
  widgets[id].reset();
  widget->draw();
}

void optional_reset_bad(Map<int, std::optional<Widget>> &widgets, int id) {
  Widget &widget = *widgets[id];
  widgets[id].reset();
  widget.draw(); // lint: 'widget.*reset
}

void optional_reset_ok(Map<int, std::optional<Widget>> &widgets, int id) {
  Widget &widget = *widgets[id];
  widgets[id] = Widget();
  widget.draw();
}

//===-- Texts and sequences in elements -------------------------------------//

using Texts = Map<int, std::string>;
using Lists = Map<int, std::vector<int>>;

char text_assigned_bad(Texts &texts, int id) {
  std::string_view first = texts[id];
  texts[id] = "other";
  return first.front(); // lint: 'first.*reset // static-only: the text keeps its storage, and the view reads the new one
}

char text_assigned_ok(Texts &texts, int id) {
  const std::string first = texts[id];
  texts[id] = "other";
  return first.front();
}

void text_from_itself_ok(Texts &texts, int id) {
  std::string &text = texts[id];
  text = text.substr(1);
  text = text + "!";
  std::printf("%s\n", text.c_str());
}

int list_cleared_bad(Lists &lists, int id) {
  int &first = lists[id].front();
  lists[id].clear();
  return first; // lint: 'first.*reset
}

int list_cleared_ok(Lists &lists, int id) {
  int &first = lists[id].front();
  int copy = first;
  lists[id].clear();
  return copy;
}

int list_refilled_ok(Lists &lists, int id) {
  auto &list = lists[id];
  list.clear();
  list.push_back(id);
  int &first = list.front();
  return first;
}

int list_assigned_in_loop_ok(Lists &lists, const std::vector<int> &ids) {
  int sum = 0;
  for (int id : ids) {
    lists[id] = {1, 2, 3};
    for (int one : lists[id])
      sum += one;
  }
  return sum;
}

//===-- Views ---------------------------------------------------------------//

char part_of_view_bad(Texts &texts, int id) {
  auto it = texts.find(id);
  if (it == texts.end())
    return 0;
  std::string_view text = it->second;
  std::string_view rest = text.substr(2);
  texts.erase(it);
  return rest.front(); // lint: 'rest.*texts
}

char part_of_view_ok(Texts &texts, int id) {
  auto it = texts.find(id);
  if (it == texts.end())
    return 0;
  std::string text(std::string_view(it->second).substr(2));
  texts.erase(it);
  return text.front();
}

int part_of_span_bad(Lists &lists, int id) {
  std::span<int> all(lists[id]);
  auto rest = all.subspan(1);
  lists.erase(id);
  return rest[0]; // lint: 'rest.*lists
}

int part_of_span_ok(Lists &lists, int id) {
  std::span<int> all(lists[id]);
  int first = all.subspan(1)[0];
  lists.erase(id);
  return first;
}

// The view is seated anew before it is used.
char view_reseated_ok(Texts &texts, int one, int two) {
  std::string_view text = texts[one];
  texts.erase(one);
  text = texts[two];
  return text.empty() ? 0 : text.front();
}

char view_of_local_ok(Texts &texts, int id) {
  std::string copy = texts[id];
  std::string_view text = copy;
  texts.erase(id);
  return text.substr(1).front();
}

//===-- std::reference_wrapper ----------------------------------------------//

int wrapped_bad(Map<int, Widget> &widgets, int id) {
  std::reference_wrapper<Widget> widget = widgets[id];
  widgets.erase(id);
  return widget.get().size; // lint: 'widget.*widgets
}

int wrapped_ok(Map<int, Widget> &widgets, int one, int two) {
  std::reference_wrapper<Widget> widget = widgets[one];
  widget = widgets[two];
  widgets.erase(one);
  return widget.get().size;
}

void wrapped_in_a_vector_bad(Map<int, Widget> &widgets, int id) {
  std::vector<std::reference_wrapper<Widget>> chosen;
  chosen.push_back(widgets[id]);
  widgets.erase(id);
  for (Widget &widget : chosen)
    widget.draw(); // lint: 'widget.*widgets
}

void wrapped_in_a_vector_ok(Map<int, Widget> &widgets, int id) {
  std::vector<std::reference_wrapper<Widget>> chosen;
  chosen.push_back(widgets[id]);
  for (Widget &widget : chosen)
    widget.draw();
  widgets.erase(id);
}

// What a queue in an element shows is another object after each pop().

using Queues = Map<int, std::queue<Widget *>>;

void emptied_ok(Queues &queues, int id) {
  queues[id].push(new Widget);
  queues[id].push(new Widget);
  auto it = queues.find(id);
  if (it == queues.end())
    return;
  while (!it->second.empty()) {
    delete it->second.front();
    it->second.pop();
  }
}

void front_deleted_bad(Queues &queues, int id) {
  queues[id].push(new Widget);
  Widget *widget = queues[id].front();
  delete queues[id].front();
  widget->draw(); // lint: widget
}

//===-- The owner of the container ------------------------------------------//

struct Model {
  Map<int, Widget> widgets;
};

class Document {
public:
  int reset_bad(int id) {
    model_->widgets[id];
    auto it = model_->widgets.find(id);
    if (it == model_->widgets.end())
      return 0;
    model_.reset();
    return it->second.size; // lint: 'it'.*'model_'.*reset
  }

  int reset_ok(int id) {
    model_->widgets[id];
    model_.reset(new Model);
    auto it = model_->widgets.find(id);
    return it == model_->widgets.end() ? 0 : it->second.size;
  }

  int deleted_bad(int id) {
    Model *model = new Model;
    Widget &widget = model->widgets[id];
    delete model;
    return widget.size; // lint: 'widget'.*'model' was deleted
  }

  int deleted_ok(int id) {
    Model *model = new Model;
    int size = model->widgets[id].size;
    delete model;
    return size;
  }

private:
  std::unique_ptr<Model> model_ = std::make_unique<Model>();
};

int assigned_bad(Model &model, int id) {
  Widget &widget = model.widgets[id];
  model = Model{};
  return widget.size; // lint: 'widget'.*'model'
}

int assigned_ok(Model &model, int id) {
  model = Model{};
  Widget &widget = model.widgets[id];
  return widget.size;
}
